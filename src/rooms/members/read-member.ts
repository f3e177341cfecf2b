import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import type { AskMembers, WholeMember } from './ask-members.ts';
import { assignedOn } from './assignment.ts';
import type { Choice } from './choice.ts';
import { type Consent, mayContact } from './consent.ts';
import { type ContactPoint, inOrder } from './contact.ts';
import { type Eligibility, eligibilityOn } from './eligibility.ts';
import { type Coverage, isWithin, type OtherInsurance, type Pregnancy } from './member.ts';
import {
  type Address,
  formatOf,
  type Guardian,
  type Languages,
  languagesOf,
  type ProgramMembership,
} from './record.ts';

export interface Named {
  readonly who: string;
  /** Absent where the plan's network does not know who that is. */
  readonly name?: string;
  readonly from?: IsoDate;
  readonly phone?: string;
}

/** What an eligibility check shows to whoever found the member by exact identity. */
export interface EligibilityPage {
  readonly handle: string;
  readonly plan: string;
  readonly isSynthetic: boolean;
  readonly name: { readonly last: string; readonly first: string; readonly middle?: string };
  readonly born?: IsoDate;
  readonly sex?: string;
  readonly county?: string;
  readonly eligibility: Eligibility;
  readonly coverage: readonly Coverage[];
  readonly pcp?: Named;
  readonly group?: Named;
  /** Who holds the member for Enhanced Care Management. */
  readonly ecm: Named & { readonly status: 'none' | 'pending_outreach' | 'enrolled' };
}

/** What whoever looks after the member sees beside. */
export interface FullPage {
  readonly cin: string;
  readonly planId: string;
  readonly address?: Address;
  readonly mailing?: Address;
  readonly languages: Languages;
  readonly format: string;
  readonly homeless?: string;
  readonly isRestricted: boolean;
  readonly contacts: readonly ContactPoint[];
  readonly guardians: readonly Guardian[];
  readonly otherInsurance: readonly OtherInsurance[];
  readonly pregnancies: readonly Pregnancy[];
  readonly programs: readonly ProgramMembership[];
  readonly consents: readonly Consent[];
  readonly channel?: string;
  readonly bestTime?: string;
  readonly mayText: 'yes' | 'no' | 'review' | 'unknown';
  readonly mayTextCite: readonly string[];
  readonly formerCins: readonly string[];
  /** What was decided, newest first. */
  readonly history: readonly Choice[];
}

export interface MemberPage extends EligibilityPage {
  readonly full: FullPage | undefined;
}

/** Word for word what a handle that never existed is answered. */
export const NOT_THERE = refused('not_found', 'there is no such member');

/**
 * The member's page, as deep as the asker may look. The ECM section says who holds the member, to every provider who found
 * the member.
 *
 * The medical group stands on the member's card here as on the back of the one in the pocket, and Member Services reads it out.
 *
 * @cites HN-PORT-05, HN-PORT-06, HN-SM-49, AAH-UM-RTE-05, AAH-UM-RTE-06
 */
export async function readMember(
  members: AskMembers,
  policyOf: (plan: string) => CompiledPolicy | undefined,
  handle: string,
  today: IsoDate,
): Promise<Result<{ readonly member: WholeMember; readonly page: MemberPage }>> {
  const member = await members.read(handle);
  if (!member) return NOT_THERE;
  const { record } = member;
  const current = record.assignments.filter((a) => isWithin(a, today));
  const policy = policyOf(record.plan);
  const names = await members.namesOf(networksOf(record.plan, policy), [
    ...new Set([...current.map((a) => a.who), record.ecm.provider ?? '']),
  ]);
  const named = (who: string, from: IsoDate | undefined): Named => {
    const name = names.get(who);
    return { who, ...(name === undefined ? {} : { name }), ...(from === undefined ? {} : { from }) };
  };
  const pcp = assignedOn(current, 'pcp', today);
  const group = assignedOn(current, 'medical_group', today);
  const { name, middle, born, sex, county, coverage, plan, isSynthetic } = record;
  const page: EligibilityPage = {
    handle,
    plan,
    isSynthetic,
    name: { ...name, ...(middle === undefined ? {} : { middle }) },
    ...(born === undefined ? {} : { born }),
    ...(sex === undefined ? {} : { sex }),
    ...(county === undefined ? {} : { county }),
    eligibility: eligibilityOn(record, today),
    coverage,
    ...(pcp ? { pcp: named(pcp.who, pcp.from) } : {}),
    ...(group ? { group: named(group.who, group.from) } : {}),
    ecm: ecmSection(member, named, today),
  };
  return done({
    member,
    page: {
      ...page,
      full: member.depth === 'full' ? fullPage(member, policy, today, await members.choicesOf(member)) : undefined,
    },
  });
}

/** A brand's members are looked after by the network of its plan too. */
export function networksOf(plan: string, policy: Pick<CompiledPolicy, 'plan'> | undefined): readonly string[] {
  return [...new Set([plan, policy?.plan ?? plan])];
}

function ecmSection(
  { record }: WholeMember,
  named: (who: string, from: IsoDate | undefined) => Named,
  today: IsoDate,
): EligibilityPage['ecm'] {
  const assigned = assignedOn(record.assignments, 'ecm', today);
  const status = assigned?.status ?? record.ecm.status;
  const who = assigned?.who ?? record.ecm.provider;
  if ((status !== 'enrolled' && status !== 'pending_outreach') || who === undefined) return { status: 'none', who: '' };
  return { status, ...named(who, assigned?.from ?? record.ecm.from) };
}

function fullPage(
  { record }: WholeMember,
  policy: CompiledPolicy | undefined,
  today: IsoDate,
  history: readonly Choice[],
): FullPage {
  const { address, mailing, homeless, preferences } = record;
  const text = policy ? mayContact(policy, record.consents, 'text', today) : { answer: 'unknown' as const, cite: [] };
  return {
    cin: record.cin,
    planId: record.id,
    ...(address ? { address } : {}),
    ...(mailing ? { mailing } : {}),
    languages: languagesOf(record),
    format: formatOf(record) ?? 'standard',
    ...(homeless ? { homeless } : {}),
    isRestricted: record.isRestricted,
    contacts: inOrder(record.contacts),
    guardians: record.guardians,
    otherInsurance: record.otherInsurance,
    pregnancies: record.pregnancies,
    programs: record.programs,
    consents: record.consents,
    ...(preferences.channel ? { channel: preferences.channel } : {}),
    ...(preferences.bestTime ? { bestTime: preferences.bestTime } : {}),
    mayText: text.answer,
    mayTextCite: text.cite,
    formerCins: record.formerCins ?? [],
    history,
  };
}
