import type { Pack } from '../../rules/index.ts';
import { code, codes, generatedBy, page, table } from './markdown.ts';
import { REFERENCE_COMMAND } from './reason-page.ts';
import type { Shelf } from './shelf.ts';

type ReferralFile = NonNullable<Pack['referrals']>;

/** `policy-referrals.md`: what somebody may be referred to under each plan, who refers by which way, and how a referral is declined and closed. */
export function referralPage({ book }: Shelf): string {
  return page(
    '# Referrals',
    generatedBy(REFERENCE_COMMAND),
    `What a case calls the services of \`referral.make\`, its doors, and the codes of \`referral.decline\` and \`referral.close\`. The state's codes
hold beside a plan's own. A door no row opens to who refers is closed (\`referral_door_closed\`); the preferred one is named first.`,
    ...book.packs.flatMap(packSection),
  );
}

function packSection({ plan, referrals }: Pack): string[] {
  if (!referrals) return [];
  return [
    `## ${plan.name.en} (${code(plan.plan)})`,
    ...services(referrals),
    ...doors(referrals),
    ...declines(referrals),
    ...outcomes(referrals),
  ];
}

function services({ services: all }: ReferralFile): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ service, say, program, asks, questions, cite }) => [
    code(service),
    say.en,
    code(program),
    codes(asks),
    codes(questions),
    codes(cite),
  ]);
  return [`### Services\n\n${table(['service', 'what', 'program', 'asks for', 'judged by', 'cites'], rows)}`];
}

function doors({ doors: all, referrers }: ReferralFile): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ door, preferred, services: only, by, cite }) => [
    preferred ? `${code(door)}, preferred` : code(door),
    only ? codes(only) : 'every service',
    by ? codes(by) : 'everybody',
    codes(cite),
  ]);
  const who = `Who refers (\`by\`): ${codes(referrers.map(({ by }) => by))}.`;
  return [`### Doors\n\n${table(['door', 'for', 'open to', 'cites'], rows)}`, ...(referrers.length > 0 ? [who] : [])];
}

function declines({ declines: all }: ReferralFile): string[] {
  if (all.length === 0) return [];
  const rows = all.map((one) => [code(one.code), one.say.en, codes(one.cite)]);
  return [`### May be declined for\n\n${table(['code', 'what', 'cites'], rows)}`];
}

function outcomes({ outcomes: all }: ReferralFile): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ code: outcome, say, after, cite }) => [
    code(outcome),
    say.en,
    after ? codes(after) : 'any open state',
    codes(cite),
  ]);
  return [`### May be closed as\n\n${table(['code', 'what', 'from', 'cites'], rows)}`];
}
