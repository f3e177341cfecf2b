import { Stack, Text } from '@mantine/core';
import { serviceOf } from '../authorizations/request-facts.tsx';
import type { AppealPage } from '../contract/appeals.ts';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';
import { AppealMark } from './appeal-marks.tsx';
import { useAppealed } from './use-appealed.ts';

interface ResolutionProps {
  readonly page: AppealPage;
  readonly resolution: NonNullable<AppealPage['resolution']>;
}

/** How it ended, by whom, in which words, and what is granted now. */
export function Resolution({ page, resolution }: ResolutionProps) {
  const say = useSay();
  const { data: request } = useAppealed(page);
  const { at, by, reason, lines, notice_at: noticeAt } = resolution;
  const isWon = page.kind === 'appeal' && resolution.outcome !== 'upheld';
  const named = (line: number) => {
    const asked = request?.lines.find((one) => one.line === line);
    return asked ? serviceOf(asked) : say('appeal.line_n', { n: line });
  };
  return (
    <Sheet title={say('appeal.resolution')}>
      <Stack gap="xs">
        <Text>
          <AppealMark line={page} /> · {say.time(new Date(at).toISOString())}
          {by && ` · ${by.name} (${say.list(by.roles.map((role) => say.data('role', role)))})`}
        </Text>
        <Text>{reason}</Text>
        {lines.length > 0 && (
          <ul className="case-list">
            {lines.map((line) => (
              <li key={line.line}>
                {named(line.line)}: <strong>{say.data('outcome', line.outcome)}</strong>{' '}
                {line.outcome !== 'denied' && say('request.units', { n: line.units })}
              </li>
            ))}
          </ul>
        )}
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
