import { Text } from '@mantine/core';
import type { MemberDepths } from '../contract/members.ts';
import { useSay } from '../words/use-say.ts';
import { spanWords } from './span-words.ts';

/** The approvals that claims find, from requests or from elsewhere. */
export function Authorizations({ full }: { readonly full: MemberDepths }) {
  const say = useSay();
  if (full.authorizations.length === 0) return null;
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0, display: 'grid', gap: 12 }}>
      {full.authorizations.map((one) => (
        <li key={one.number} className="sheet">
          <strong>{say('authorization.approval', { number: one.number })}</strong>
          <Text size="sm">{spanWords(say, one)}</Text>
          <Text size="sm">
            {one.codes.length > 0 ? `${say('value.codes')}: ` : say('continuity.no_codes')}
            {one.codes.map((code) => (
              <span key={code} className="code">
                {code}
              </span>
            ))}
            {one.units !== undefined && ` · ${say('authorization.units', { n: one.units })}`}
            {one.provider && ` · ${one.provider}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
