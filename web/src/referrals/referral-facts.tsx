import { Text } from '@mantine/core';
import type { ReferralPage } from '../contract/referrals.ts';
import { CaseMember } from '../parts/case-member.tsx';
import { Citations } from '../parts/citations.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';
import { serviceSaid } from './marks.tsx';

/** To what the member was referred, who has it, and what was said of the member. */
export function ReferralFacts({ page }: { readonly page: ReferralPage }) {
  const say = useSay();
  const yesNo = (said: boolean) => say(said ? 'value.yes' : 'value.no');
  return (
    <Sheet title={say('referral.facts')}>
      <Pairs
        pairs={[
          [say('requests.member'), <CaseMember key="member" member={page.member} tab="referrals" />],
          [
            say('referral.service'),
            <>
              {serviceSaid(page)} <Citations ids={page.cites} />
            </>,
          ],
          [
            say('referral.to'),
            <>
              {page.to?.name ?? say('referral.the_plan')}
              {page.chosen_by && (
                <Text span size="sm" c="dimmed" display="block">
                  {say.data('referral_choice', page.chosen_by)}
                </Text>
              )}
            </>,
          ],
          [say('referral.agreed'), page.agreed === undefined ? say('value.unknown') : yesNo(page.agreed)],
          page.new_to_program !== undefined && [say('referral.new_to_program'), yesNo(page.new_to_program)],
          page.qualified !== undefined && [say('referral.qualified'), yesNo(page.qualified)],
          page.populations.length > 0 && [
            say('referral.populations'),
            say.list(page.populations.map(({ label }) => label)),
          ],
          page.social && [say('referral.social'), page.social],
          page.contact && [say('referral.contact'), page.contact],
          page.begun_on && [say('referral.begun_on'), say.date(page.begun_on)],
          page.declined && [
            say('referral.declined_for'),
            [page.declined.reason?.label ?? say('value.unknown'), page.declined.why].filter(Boolean).join('. '),
          ],
        ]}
      />
    </Sheet>
  );
}

/** Everybody who referred the member to it, by which way and why. */
export function Referrers({ page }: { readonly page: ReferralPage }) {
  const say = useSay();
  return (
    <Sheet title={say('referral.who')}>
      <ul className="case-list">
        {page.referrals.map((one) => (
          <li key={`${one.at} ${one.organization?.id ?? one.by}`}>
            <Text size="sm" fw={600}>
              {one.organization?.name || one.name || say.data('referrer', one.by)}
              {one.relation && ` (${one.relation})`}
            </Text>
            <Text size="sm" c="dimmed">
              {[
                say.data('referrer', one.by),
                say.data('referral_door', one.door),
                say.time(new Date(one.at).toISOString()),
                ...(one.took_back ? [say('referral.took_back')] : []),
              ].join(' · ')}
            </Text>
            {one.reason && <Text size="sm">{one.reason}</Text>}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What policy still looks for: it keeps nobody from working on the referral. */
export function Remarks({ page }: { readonly page: ReferralPage }) {
  const say = useSay();
  if (page.remarks.length + page.needed.length === 0) return null;
  return (
    <Sheet title={say('referral.remarks')}>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {page.remarks.map(({ code, sentence }) => (
          <li key={code}>{sentence}</li>
        ))}
        {page.needed.map(({ code, label }) => (
          <li key={code}>{label}</li>
        ))}
      </ul>
    </Sheet>
  );
}
