import { addMonths, ageInYears, daysBetween, type IsoDate, order } from '../../kernel/index.ts';
import { type AuthorizationFact, type DocumentFact, type Facts, type FactValue, namesCode } from '../../rules/index.ts';
import type { Authorization } from '../authorizations/index.ts';
import { coverageOn, isInpatient, isPregnant, isWithin, type Member } from '../members/index.ts';
import { isContracted, isLactationApproved, isSubcontracted, type Provider, rateFor } from '../network/index.ts';
import type { Claim, ClaimLine } from './claim.ts';
import type { PaidLine, World } from './world.ts';

/** The parties of a line, looked up once. */
export interface Parties {
  readonly member: Member;
  readonly billing: Provider | undefined;
  readonly rendering: Provider | undefined;
  readonly ordering: Provider | undefined;
  readonly referring: Provider | undefined;
  readonly supervising: Provider | undefined;
}

export function partiesOf(claim: Claim, line: ClaimLine, member: Member, world: World): Parties {
  const find = (id: string | undefined) => (id === undefined ? undefined : world.provider(id));
  const billing = find(claim.billing);
  const rendering = line.rendering ?? claim.rendering;
  return {
    member,
    billing,
    rendering: rendering === undefined ? billing : find(rendering),
    ordering: find(line.ordering ?? claim.ordering),
    referring: find(line.referring ?? claim.referring),
    supervising: find(claim.supervising),
  };
}

/**
 * Everything the rules may look at for one line. `open` marks a question before the visit, where what is absent may
 * still come.
 */
export function lineFacts(
  claim: Claim,
  line: ClaimLine,
  parties: Parties,
  world: World,
  history: readonly PaidLine[],
  open = false,
): Facts {
  const { member, billing } = parties;
  const on = line.from;
  return {
    on,
    open,
    member: member.id,
    provider: billing?.id ?? claim.billing,
    values: values(claim, line, parties, world),
    history,
    authorizations: authorizationFacts(world, member, history, on),
    documents: documentFacts(world, member, on),
    pregnancies: member.pregnancies,
  };
}

function values(claim: Claim, line: ClaimLine, parties: Parties, world: World): Record<string, FactValue> {
  const { member, billing, rendering } = parties;
  const on = line.from;
  const at = { code: line.code, modifiers: line.modifiers, provider: billing?.id ?? claim.billing, on };
  const coverage = coverageOn(member, on);
  const delivered = deliveryNear(member, on);
  const stated = line.stated['line.minutes'];
  const minutes = typeof stated === 'number' ? stated : undefined;
  const ecmOn = member.ecm.from === undefined || member.ecm.from <= on;
  return {
    'line.code': line.code,
    'line.modifiers': line.modifiers,
    'line.units': line.units,
    'line.from': line.from,
    'line.to': line.to,
    'line.days': daysBetween(line.from, line.to) + 1,
    'line.charge': line.charge,
    'line.unit_charge': line.charge === undefined ? undefined : Math.round(line.charge / line.units),
    'line.pos': line.pos,
    'line.dx': line.dx,
    'line.estimate': rateFor(world.rates, 'estimate', at),
    'line.contract_rate': rateFor(world.rates, 'contract', at),
    'line.medi_cal_rate': rateFor(world.rates, 'medi_cal', at),
    'line.public_charge': rateFor(world.rates, 'public_charge', at),
    'line.tax_rate': rateFor(world.rates, 'tax_rate', at),
    ...continuityFacts(line, parties, world),
    'claim.members': claim.memberIds.length,
    'claim.signature_on_file': member.signatureOnFile,
    'billing.types': billing?.types,
    'billing.contracted': billing && isContracted(billing, on),
    'billing.medi_cal_number': billing?.hasMediCalNumber,
    'billing.lactation_approved': billing && isLactationApproved(billing, on),
    'billing.certifications': billing?.certifications,
    'billing.certified_staff': billing?.hasCertifiedStaff,
    'rendering.types': rendering?.types,
    'rendering.certifications': rendering?.certifications,
    'rendering.subcontracted': rendering && billing && isSubcontracted(rendering, billing.id, on),
    'rendering.supervised': rendering && rendering.supervisedBy !== undefined,
    'ordering.types': parties.ordering?.types,
    'ordering.certifications': parties.ordering?.certifications,
    'referring.types': parties.referring?.types,
    'supervising.types': parties.supervising?.types,
    'member.covered': coverage !== undefined,
    'member.line_of_business': coverage?.lineOfBusiness,
    'member.delivery_system': coverage?.deliverySystem,
    'member.other_insurance': member.otherInsurance.some((span) => isWithin(span, on)),
    'member.age': member.born === undefined ? undefined : ageInYears(member.born, on),
    'member.sex': member.sex,
    'member.inpatient': isInpatient(member, on),
    'member.pregnant': isPregnant(member, on),
    'member.pregnancy_ended': member.pregnancies.findLast((p) => p.ended !== undefined && p.ended <= on)?.ended,
    'member.delivered': delivered,
    'member.first_infant_birthday': delivered === undefined ? undefined : addMonths(delivered, 12),
    'member.group': member.group,
    'member.delegated': member.group !== undefined,
    'member.ecm_status': ecmOn ? member.ecm.status : 'none',
    'member.ecm_with_biller': member.ecm.provider === undefined ? undefined : member.ecm.provider === billing?.id,
    'member.on_mif': member.ecm.onMif !== undefined && member.ecm.onMif <= on,
    'member.ecm_referred': member.ecm.referred !== undefined && member.ecm.referred <= on,
    'member.ecm_new': member.ecm.isNew,
    'member.homeless': member.homeless,
    'line.minutes_per_unit': minutes === undefined ? undefined : minutes / line.units,
    ...claim.stated,
    ...line.stated,
  };
}

/** The grant of continuity of care that covers these days with who bills or serves, and the rate agreed for it. */
function continuityFacts(line: ClaimLine, parties: Parties, world: World): Record<string, FactValue> {
  const grant = continuityGrant(line, parties, world);
  if (!grant) {
    const isCovered = parties.billing === undefined ? undefined : false;
    return { 'line.continuity': isCovered, 'line.rate_form': isCovered === undefined ? undefined : 'none' };
  }
  const { rate, number } = grant;
  const isNamed = rate?.codes === undefined || namesCode(rate.codes, line.code, line.modifiers);
  return {
    'line.continuity': true,
    'line.continuity_number': number,
    'line.rate_form': isNamed ? (rate?.form ?? 'none') : 'unclear',
    'line.agreed_rate': isNamed ? rate?.amount : undefined,
  };
}

/** One that names codes, for those codes, and before one that names none. */
function continuityGrant(
  { code, modifiers, from, to }: ClaimLine,
  { member, billing, rendering }: Parties,
  world: World,
): Authorization | undefined {
  const providers = [billing?.id, rendering?.id];
  const known = latest(world.today, from);
  const covering = world
    .authorizations(member.unit)
    .filter(
      (a) =>
        a.vehicle === 'continuity' &&
        a.member === member.id &&
        a.provider !== undefined &&
        providers.includes(a.provider) &&
        a.from <= from &&
        to <= a.to &&
        a.approvedOn <= known &&
        (a.codes.length === 0 || namesCode(a.codes, code, modifiers)),
    );
  return covering.find((a) => a.codes.length > 0) ?? covering[0];
}

/** The birth nearest to the day, before or after it. */
function deliveryNear(member: Member, on: IsoDate): IsoDate | undefined {
  let nearest: IsoDate | undefined;
  for (const { ended, outcome } of member.pregnancies) {
    if (ended === undefined || outcome === 'miscarriage' || outcome === 'abortion') continue;
    if (nearest === undefined || Math.abs(daysBetween(on, ended)) < Math.abs(daysBetween(on, nearest))) nearest = ended;
  }
  return nearest;
}

const NO_AUTHORIZATIONS: readonly AuthorizationFact[] = [];
const NO_DOCUMENTS: readonly DocumentFact[] = [];

/** Approvals for the member's unit; what is used of each is counted from the paid lines that name it. */
function authorizationFacts(
  world: World,
  member: Member,
  history: readonly PaidLine[],
  on: IsoDate,
): readonly AuthorizationFact[] {
  const known = latest(world.today, on);
  const all = world.authorizations(member.unit).filter((a) => a.approvedOn <= known);
  if (all.length === 0) return NO_AUTHORIZATIONS;
  // The one that ends first is used first, whatever order they are on file in.
  const byEnd = [...all].sort((a, b) => order(a.to, b.to) || order(a.number, b.number));
  return byEnd.map((a) => {
    const under = history.flatMap((l) =>
      l.uses.filter((u) => u.number === a.number).map((u) => ({ units: u.units, paid: u.dollars ?? l.paid })),
    );
    return {
      ...a,
      used: under.reduce((sum, use) => sum + use.units, 0),
      usedDollars: under.reduce((sum, use) => sum + use.paid, 0),
    };
  });
}

function documentFacts(world: World, member: Member, on: IsoDate): readonly DocumentFact[] {
  const known = latest(world.today, on);
  const all = world.documents(member.unit).filter((d) => d.on <= known);
  return all.length === 0 ? NO_DOCUMENTS : all;
}

function latest(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}
