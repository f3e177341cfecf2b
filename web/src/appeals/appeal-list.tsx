import type { AppealLine } from '../contract/appeals.ts';
import { wholeName } from '../members/whole-name.ts';
import { CaseLine } from '../parts/case-line.tsx';
import { CaseLink } from '../parts/case-link.tsx';
import { DueClock } from '../parts/due-clock.tsx';
import { Private } from '../parts/private.tsx';
import { useSay } from '../words/use-say.ts';
import { AppealMark, ExpeditedMark, sayWhat } from './appeal-marks.tsx';

/** A few appeals, each with the way to it, where it stands and its clock. */
export function AppealList({ lines }: { readonly lines: readonly AppealLine[] }) {
  const say = useSay();
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {lines.map((line) => (
        <CaseLine
          key={line.handle}
          about={sayWhat(say, line)}
          aside={
            <>
              {line.state !== 'open' && <AppealMark line={line} />}
              <DueClock line={line} />
            </>
          }
        >
          <CaseLink desk="appeals" line={line} /> {line.member && <Private>{wholeName(line.member.name)}</Private>}{' '}
          {line.expedited && <ExpeditedMark />}
        </CaseLine>
      ))}
    </ul>
  );
}
