import { serviceOf } from '../authorizations/request-facts.tsx';
import type { AppealPage } from '../contract/appeals.ts';
import { useSay } from '../words/use-say.ts';
import { useAppealed } from './use-appealed.ts';

interface WonLinesProps {
  readonly page: AppealPage;
  readonly lines: AppealPage['remedies'][number]['lines'];
}

/** What is granted now, line by line. */
export function WonLines({ page, lines }: WonLinesProps) {
  const say = useSay();
  const { data: request } = useAppealed(page);
  if (lines.length === 0) return null;
  const named = (line: number) => {
    const asked = request?.lines.find((one) => one.line === line);
    return asked ? serviceOf(asked) : say('appeal.line_n', { n: line });
  };
  return (
    <ul className="case-list">
      {lines.map((line) => (
        <li key={line.line}>
          {named(line.line)}: <strong>{say.data('outcome', line.outcome)}</strong>{' '}
          {line.outcome !== 'denied' && say('request.units', { n: line.units })}
        </li>
      ))}
    </ul>
  );
}
