import { Text } from '@mantine/core';
import type { RequestLine, RequestPage } from '../contract/authorizations.ts';
import { useSay } from '../words/use-say.ts';
import { Clock } from './clock.tsx';

interface DueClockProps {
  readonly line: Pick<RequestLine, 'due' | 'clock' | 'standing'>;
  /** Why it is due then; in a list only which clock it is. */
  readonly because?: readonly string[];
}

/** The clock that governs, or how it ended. */
export function DueClock({ line, because }: DueClockProps) {
  const say = useSay();
  if (line.due !== undefined)
    return <Clock due={new Date(line.due).toISOString()} because={because ?? (line.clock ? [line.clock.title] : [])} />;
  if (line.standing === 'none') return null;
  return (
    <Text span size="sm" c="dimmed">
      {say.data('clock_standing', line.standing)}
    </Text>
  );
}

interface CaseClockProps {
  readonly page: DueClockProps['line'] & Pick<RequestPage, 'times'>;
}

/** The same on the page of the case, with every reason. */
export function CaseClock({ page }: CaseClockProps) {
  return <DueClock line={page} because={page.times.find(({ governs }) => governs)?.because ?? []} />;
}
