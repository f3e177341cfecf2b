import { Text } from '@mantine/core';
import type { MemberPage } from '../contract/members.ts';
import { Empty } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

/** The approvals on file. */
export function Authorizations({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  if (member.authorizations.length === 0) return <Empty icon="check" title={say('member.no_authorizations')}>{say('member.no_authorizations_next')}</Empty>;
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0, display: 'grid', gap: 12 }}>
      {member.authorizations.map((one) => (
        <li key={one.id} className="sheet">
          <strong>{one.title}</strong> <span className="code">{one.id}</span>
          <Text size="sm">
            {say.data('authorization', one.state)}. {one.to ? say('value.from_to', { from: say.date(one.from), to: say.date(one.to) }) : say('value.from_on', { from: say.date(one.from) })}
          </Text>
          <Text size="sm">{say('value.codes')}: {one.codes.map((code) => <span key={code} className="code">{code}</span>)}</Text>
        </li>
      ))}
    </ul>
  );
}
