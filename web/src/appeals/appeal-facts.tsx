import type { AppealPage } from '../contract/appeals.ts';
import { Alarm } from '../parts/alarm.tsx';
import { CaseMember } from '../parts/case-member.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Points } from '../parts/points.tsx';
import { Private } from '../parts/private.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';
import { AidAnswer } from './aid-answer.tsx';
import { sayWhat } from './appeal-marks.tsx';

/** What the appeal says: what the plan still owes first, then who asks, for whom and why. */
export function AppealFacts({ page }: { readonly page: AppealPage }) {
  const say = useSay();
  const { provider, filer, owed } = page;
  return (
    <Sheet title={say('request.facts')}>
      {owed.length > 0 && (
        <div style={{ marginBlockEnd: 12 }}>
          <Alarm title={say('appeal.owed', { n: owed.length })}>
            <Points points={owed.map(({ code, label }) => [code, label])} />
          </Alarm>
        </div>
      )}
      <Pairs
        pairs={[
          [say('requests.member'), <CaseMember key="member" member={page.member} tab="appeals" />],
          [
            say('appeals.filed_by'),
            <>
              {say.data('filed_by', page.filed_by)}
              {filer && (
                <>
                  {': '}
                  <Private>{filer}</Private>
                </>
              )}
            </>,
          ],
          provider && [
            say(page.kind === 'grievance' ? 'appeal.about_provider' : 'appeal.provider'),
            provider.name || provider.id,
          ],
          [say('appeals.what'), sayWhat(say, page)],
          [say('appeal.came'), `${say.time(new Date(page.received).toISOString())} (${say.data('door', page.door)})`],
          page.kind === 'appeal' && [say('appeals.speed'), say.data('appeal_expedite', page.expedite)],
          [say('appeal.turns_on'), say(page.clinical ? 'appeal.clinical' : 'appeal.not_clinical')],
          page.good_cause && [say('appeal.good_cause'), page.good_cause],
        ]}
      />
      {page.aid && <AidAnswer aid={page.aid} />}
      <Points title={say('request.warnings')} points={page.warnings.map(({ code, sentence }) => [code, sentence])} />
    </Sheet>
  );
}
