import { type Actor, californiaDate, done, exported, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type CompiledPolicy, Speech } from '../../rules/index.ts';
import type { MEMBER_COLUMNS, memberApi } from './api.ts';
import type { MemberLine, WholeMember } from './ask-members.ts';
import { checkEligibility } from './check-eligibility.ts';
import type { Speaker } from './choice.ts';
import type { ContactPoint } from './contact.ts';
import { checkEligibilityFile } from './eligibility-file.ts';
import { papersOf } from './enrollment-files-store.ts';
import { enrollmentRoutes } from './enrollment-routes.ts';
import type { InTransaction } from './enrollment-store.ts';
import { findMember } from './find-member.ts';
import { COUNTIES } from './member-search-store.ts';
import { SqlMemberStore } from './member-store.ts';
import { mergeRoutes } from './merge-routes.ts';
import { fullAnswer, limitAnswers, pageAnswer, programAnswers, withoutAbsent } from './page-answer.ts';
import { recordProgram } from './program.ts';
import { NOT_THERE, networksOf, readMember } from './read-member.ts';
import { recordConsent } from './record-consent.ts';
import { searchMembers } from './search-members.ts';
import { setPreferences } from './set-preferences.ts';

/** A limit of the plan that the member's paid history has begun to use. */
export interface UsedLimit {
  readonly title: Readonly<Record<string, string>>;
  readonly code: string;
  readonly counts: 'units' | 'visits' | 'service_days' | 'covered_days' | 'dollars';
  readonly used: number;
  readonly reserved: number;
  readonly left: number;
  readonly most: number;
  readonly period: string;
  readonly from?: string;
  readonly to?: string;
  readonly cite: readonly string[];
}

export interface MemberDoors {
  readonly policyOf: (planOrBrand: string) => CompiledPolicy | undefined;
  /** Counted with the plan's eyes, since units used with others count too; told only as what is left. */
  readonly limitsOf: (policy: CompiledPolicy, member: string, now: Date) => Promise<readonly UsedLimit[]>;
  /** Telephone of the plan for its members, as its directory publishes it. */
  readonly planPhone: (planOrBrand: string) => string | undefined;
  /** Telephone the directories publish for a provider, by NPI or plan id. */
  readonly providerPhone: (tx: Queryable, plans: readonly string[], who: string) => Promise<string | undefined>;
  /** Transactions of the tables' owner, for loads. */
  readonly inTransaction: InTransaction;
}

const MOST_AT_ONCE = 10_000;
const AT_ONCE = 1000;

const COLUMNS: Readonly<Record<(typeof MEMBER_COLUMNS)[number], (line: MemberLine) => string>> = {
  name: ({ name }) => [[name.last, name.first].join(', '), name.middle ?? ''].filter(Boolean).join(' '),
  born: ({ born }) => born ?? '',
  county: ({ county }) => county ?? '',
  plan: ({ plan }) => plan,
  handle: ({ handle }) => handle,
};

export function memberRoutes(doors: MemberDoors): Handlers<typeof memberApi, Queryable> {
  const { policyOf, limitsOf, planPhone, providerPhone } = doors;
  return {
    async find({ body, tx, now, audit }) {
      const found = await findMember(new SqlMemberStore(tx, now), body);
      if (!found.ok) return found;
      for (const { handle } of found.value) audit('member.found', handle);
      return done({ members: found.value.map(lineAnswer) });
    },
    async search({ actor, body, tx, now, audit }) {
      if (actor.reach !== 'plan' || !actor.plans.includes(body.plan))
        return refused('not_found', 'there is no such plan');
      const found = await searchMembers(new SqlMemberStore(tx, now), body, californiaDate(now));
      if (!found.ok) return found;
      const { members, ...counts } = found.value;
      audit('member.searched', body.plan, { shown: members.map((m) => m.handle) });
      return done({ ...counts, members: members.map(lineAnswer) });
    },
    async facets({ actor, query, tx, language }) {
      const policy = actor.plans.includes(query.plan) ? policyOf(query.plan) : undefined;
      if (!policy || actor.reach !== 'plan') return refused('not_found', 'there is no such plan');
      const { rows } = await tx.query<{ county: string }>(COUNTIES, [query.plan]);
      const speech = new Speech(policy, query.language ?? language);
      const programs = policy.programs.map(({ key, name, cite }) => ({
        key,
        name: speech.local(name),
        cite: [...cite],
      }));
      return done({ counties: rows.map((r) => r.county), programs });
    },
    async mine({ tx, now, audit }) {
      const wards = await new SqlMemberStore(tx, now).wards();
      for (const { handle } of wards) audit('member.found', handle);
      return done({ wards: wards.map(({ relation, ...line }) => ({ ...lineAnswer(line), relation })) });
    },
    async export({ actor, body, tx, now }) {
      if (actor.reach !== 'plan' || !actor.plans.includes(body.plan))
        return refused('not_found', 'there is no such plan');
      const { columns: wanted, ...asked } = body;
      const pageOf = (page: Queryable, number: number) =>
        searchMembers(new SqlMemberStore(page, now), { ...asked, page: number, size: AT_ONCE }, californiaDate(now));
      const first = await pageOf(tx, 1);
      if (!first.ok) return first;
      return done(
        exported({
          total: first.value.total,
          detail: { plan: body.plan },
          wanted,
          columns: COLUMNS,
          next: async (page: Queryable, _: MemberLine | undefined, read) => {
            const found = await pageOf(page, read / AT_ONCE + 1);
            return found.ok ? found.value.members : [];
          },
        }),
      );
    },
    async read({ params, query, tx, now, audit, language }) {
      const today = californiaDate(now);
      const read = await readMember(new SqlMemberStore(tx, now), policyOf, params.handle, today);
      if (!read.ok) return read;
      const { member, page } = read.value;
      const policy = policyOf(page.plan);
      const limits = policy ? await limitsOf(policy, member.record.id, now) : [];
      const papers = page.full ? await papersOf(tx, page.plan, member.record.id) : undefined;
      audit('member.read', page.handle, { depth: member.depth });
      const spoken = query.language ?? language;
      const phone = page.pcp && (await providerPhone(tx, networksOf(page.plan, policy), page.pcp.who));
      return done({
        ...pageAnswer(phone === undefined || !page.pcp ? page : { ...page, pcp: { ...page.pcp, phone } }, today),
        ...withoutAbsent({ plan_phone: planPhone(page.plan) }),
        limits: limitAnswers(limits, spoken),
        full: page.full && papers && policy ? fullAnswer(page.full, papers, policy, new Speech(policy, spoken)) : null,
      });
    },
    async eligibility({ body, tx, now, audit }) {
      const asked = body.members.map((m) => ({ ...m, on: m.on ?? body.on }));
      const answers = await checkEligibility(new SqlMemberStore(tx, now), asked, californiaDate(now));
      for (const handle of new Set(answers.flatMap((a) => a.handle ?? []))) audit('eligibility.checked', handle);
      return done({
        answers: answers.map(({ coverage, ...answer }) => withoutAbsent({ ...answer, aid_code: coverage?.aidCode })),
      });
    },
    async eligibilityFile({ body, tx, now, audit }) {
      const members = new SqlMemberStore(tx, now);
      const answered = await checkEligibilityFile(members, body.csv, californiaDate(now), MOST_AT_ONCE);
      if (!answered.ok) return answered;
      for (const handle of new Set(answered.value.handles)) audit('eligibility.checked', handle);
      return done(answered.value.text);
    },
    async consent({ actor, params, body, tx, now, audit }) {
      const members = new SqlMemberStore(tx, now);
      const member = await openOne(members, params.handle);
      if (!member) return NOT_THERE;
      const { kind, action } = body;
      const kept = await recordConsent(
        members,
        member,
        withoutAbsent(body),
        await speakerOf(actor, members, member),
        californiaDate(now),
        actor.account,
      );
      if (!kept.ok) return kept;
      audit(action === 'give' ? 'member.consent_given' : 'member.consent_withdrawn', params.handle, { kind });
      return done({ consents: [...kept.value] });
    },
    async program({ params, body, tx, now, audit, language }) {
      const members = new SqlMemberStore(tx, now);
      const member = await openOne(members, params.handle);
      const policy = member && policyOf(member.record.plan);
      if (!member || !policy) return NOT_THERE;
      const kept = await recordProgram(members, policy, member, withoutAbsent(body), californiaDate(now));
      if (!kept.ok) return kept;
      audit(body.action === 'join' ? 'member.program_joined' : 'member.program_left', params.handle, {
        program: body.program,
      });
      return done({ programs: programAnswers(kept.value, policy, new Speech(policy, language)) });
    },
    async prefer({ actor, params, body, tx, now, audit }) {
      const members = new SqlMemberStore(tx, now);
      const member = await openOne(members, params.handle);
      const policy = member && policyOf(member.record.plan);
      if (!member || !policy) return NOT_THERE;
      const { contact, best_time: bestTime, spoken, written, ...wishes } = body;
      const today = californiaDate(now);
      const languages = withoutAbsent({ spoken, written });
      const asked = {
        ...withoutAbsent({ ...wishes, bestTime }),
        ...(Object.keys(languages).length > 0 ? { languages } : {}),
        ...(contact ? { contact: contactBy(actor, contact, today) } : {}),
      };
      const speaker = await speakerOf(actor, members, member);
      const kept = await setPreferences(members, policy, member, asked, speaker, today, actor.account);
      if (!kept.ok) return kept;
      audit('member.preferred', params.handle, { what: Object.keys(asked) });
      const { channel, bestTime: time, languages: chosen, format } = kept.value;
      return done(withoutAbsent({ channel, best_time: time, ...chosen, format }));
    },
    ...enrollmentRoutes(doors),
    ...mergeRoutes(doors),
  };
}

/** For writing something down: to somebody who may see all of the member, not only eligibility. */
async function openOne(members: SqlMemberStore, handle: string): Promise<WholeMember | undefined> {
  await members.hold(handle);
  const member = await members.read(handle);
  return member?.depth === 'full' ? member : undefined;
}

/** A member speaks for himself, a guardian for a ward; everybody else says what they were told. */
async function speakerOf({ reach }: Actor, members: SqlMemberStore, { record }: WholeMember): Promise<Speaker> {
  if (reach !== 'person') return { reach };
  const ward = (await members.wards()).find((each) => each.handle === record.handle);
  return { reach, relation: ward?.relation ?? 'guardian' };
}

function lineAnswer({ isSynthetic, ...line }: MemberLine) {
  return { ...line, synthetic: isSynthetic };
}

/** Who tells a contact follows from who is signed in; a provider's word stands under the organization's name. */
function contactBy(actor: Actor, told: Pick<ContactPoint, 'kind' | 'value'>, on: string): ContactPoint {
  if (actor.reach === 'person') return { ...told, source: 'member', on };
  if (actor.reach === 'plan') return { ...told, source: 'plan', on };
  return { ...told, source: 'provider', by: actor.organization, on };
}
