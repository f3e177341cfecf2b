import { Text } from '@mantine/core';
import type { AppealPage } from '../contract/appeals.ts';
import { Citations } from '../parts/citations.tsx';
import { VerdictMark } from '../parts/verdict.tsx';
import { useSay } from '../words/use-say.ts';

/** Whether the service goes on while the appeal runs, as policy answered, and why not. */
export function AidAnswer({ aid }: { readonly aid: NonNullable<AppealPage['aid']> }) {
  const say = useSay();
  return (
    <div style={{ marginBlockStart: 8 }}>
      <Text fw={600} size="sm">
        {say('appeal.aid')}
      </Text>
      <VerdictMark verdict={aid.granted ? 'met' : 'unmet'} />{' '}
      <Text span size="sm">
        {say(aid.granted ? 'appeal.aid_yes' : 'appeal.aid_no')}
      </Text>{' '}
      <Citations ids={aid.cites} />
      {aid.reasons.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: 18, fontSize: 14 }}>
          {aid.reasons.map(({ code, sentence }) => (
            <li key={code}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
