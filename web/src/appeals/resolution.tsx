import { Stack, Text } from '@mantine/core';
import type { AppealPage } from '../contract/appeals.ts';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';
import { AppealMark } from './appeal-marks.tsx';
import { WonLines } from './won-lines.tsx';

interface ResolutionProps {
  readonly page: AppealPage;
  readonly resolution: NonNullable<AppealPage['resolution']>;
}

/** How it ended, by whom, in which words, and what is granted now. */
export function Resolution({ page, resolution }: ResolutionProps) {
  const say = useSay();
  const { at, by, reason, lines, notice_at: noticeAt } = resolution;
  const isWon = page.kind === 'appeal' && resolution.outcome !== 'upheld';
  return (
    <Sheet title={say('appeal.resolution')}>
      <Stack gap="xs">
        <Text>
          <AppealMark line={{ state: page.state, kind: page.kind, outcome: resolution.outcome }} /> ·{' '}
          {say.time(new Date(at).toISOString())}
          {by && ` · ${by.name} (${say.list(by.roles.map((role) => say.data('role', role)))})`}
        </Text>
        <Text>{reason}</Text>
        <WonLines page={page} lines={lines} />
        {isWon && <Text size="sm">{say(page.carried_out ? 'appeal.carried_out' : 'appeal.not_carried_out')}</Text>}
        <Text size="sm">
          {noticeAt === undefined
            ? say(page.exempt ? 'appeal.no_letter_owed' : 'appeal.not_told_yet')
            : say('appeal.told_on', { when: say.time(new Date(noticeAt).toISOString()) })}
        </Text>
      </Stack>
    </Sheet>
  );
}
