import { Text } from '@mantine/core';
import type { AppealPage } from '../contract/appeals.ts';
import { Citations } from '../parts/citations.tsx';
import { Points } from '../parts/points.tsx';
import { VerdictMark } from '../parts/verdict.tsx';
import { useSay } from '../words/use-say.ts';

/** Whether the service goes on while the appeal runs, as policy answered; why not; or what must be known first. */
export function AidAnswer({ aid }: { readonly aid: NonNullable<AppealPage['aid']> }) {
  const say = useSay();
  const { now } = aid;
  const verdict = aid.granted ? 'met' : aid.reasons.length > 0 ? 'unmet' : 'unknown';
  const listed = verdict === 'unknown' ? aid.needed : aid.reasons;
  return (
    <div style={{ marginBlockStart: 8 }}>
      <Text fw={600} size="sm">
        {say('appeal.aid')}
      </Text>
      {(!now || now.goes_on) && <VerdictMark verdict={verdict} />}{' '}
      <Text span size="sm">
        {now?.sentence ?? say(`appeal.aid_${verdict}`)}
      </Text>{' '}
      <Citations ids={aid.cites} />
      <Points points={listed.map(({ code, sentence }) => [code, sentence])} />
    </div>
  );
}
