import { dateOfDayNumber, dayAt, given, type Instant } from '../../kernel/index.ts';
import { type FactField, factFields, type QuestionAnswer, type Speech, sayNeeded } from '../../rules/index.ts';
import { ask, clauseSayer, type FactSources, judged } from '../authorizations/index.ts';
import type { ContinuityBasis } from './continuity.ts';
import type { ContinuityDesk } from './continuity-desk.ts';
import { continuityFacts, isStatedByPeople } from './continuity-facts.ts';
import { judgeContinuity } from './decide-continuity.ts';
import type { Continuity } from './open-continuity.ts';
import type { ContinuityPage } from './spoken-continuity.ts';

type Says = ContinuityPage['policy_says'];
type Basis = Says[number]['basis'];

/** The plan's questions about a case, by what a grant could rest on. */
const QUESTIONS = {
  relationship: 'continuity-of-care',
  prior_authorization: 'continuity-prior-authorization',
  exemption: 'medical-exemption',
} as const;

/** What policy says now, clause by clause: for a request by each thing a grant may rest on, for an exemption what it lasts by. */
export function policySays(desk: ContinuityDesk, one: Continuity, now: Instant, speech: Speech): Says {
  const on = dateOfDayNumber(dayAt(now));
  const say = clauseSayer(desk.policy, speech, factSources(one));
  const part = (
    basis: Basis,
    judgment: {
      facts: ReturnType<typeof continuityFacts>;
      answer: QuestionAnswer | undefined;
      days?: { readonly from: string; readonly last: string } | undefined;
    },
  ): Says => {
    const { answer, facts, days } = judgment;
    if (!answer || answer.clauses.length === 0) return [];
    return [
      {
        basis,
        title: speech.say(`continuity.basis.${basis}`),
        answer: answer.answer,
        reasons: answer.reasons.map((code) => ({ code, sentence: speech.reason(code) })),
        needed: answer.needed.map((code) => ({ code, label: sayNeeded(speech, code) })),
        clauses: judged(answer, facts).map(say),
        ...given({ first: days?.from, last: days?.last }),
      },
    ];
  };
  if (one.body.kind === 'medical_exemption') {
    const facts = { ...continuityFacts(one), ...given({ 'mer.granted': stateSaid(one) }) };
    return part('exemption', { facts, answer: ask(desk.policy, QUESTIONS.exemption, on, facts) });
  }
  const bases: readonly ContinuityBasis[] = ['relationship', 'prior_authorization'];
  return bases.flatMap((basis) => part(basis, judgeContinuity(desk, one, basis, on)));
}

function stateSaid({ decision }: Continuity): boolean | undefined {
  return decision && decision.outcome === 'exempt';
}

/** The facts policy looks at that a person states: what the room knows by itself is not asked. */
export function factsToState(desk: ContinuityDesk, one: Continuity, now: Instant, speech: Speech): FactField[] {
  const on = dateOfDayNumber(dayAt(now));
  const facts = continuityFacts(one);
  const names =
    one.body.kind === 'medical_exemption'
      ? ['medical-exemption-request', QUESTIONS.exemption]
      : [QUESTIONS.relationship, QUESTIONS.prior_authorization];
  const looked = names.flatMap((question) =>
    (ask(desk.policy, question, on, facts)?.clauses ?? []).flatMap(({ clause }) => clause.facts),
  );
  return factFields(
    speech,
    looked.filter((name) => isStatedByPeople(one, name)),
  );
}

/** A fact with where it stands; a document counts for what was stated in the same message. */
export function factSources(one: Continuity): FactSources {
  const stated = new Map<string, readonly string[]>();
  for (const { what } of one.events) {
    if (what.kind !== 'opened' && what.kind !== 'evidence_added') continue;
    const { facts, evidence, attachments } = what.kind === 'opened' ? what.body : what;
    for (const name of Object.keys(facts)) stated.set(name, attachments);
    if (evidence.length > 0) for (const name of OF_EVIDENCE) stated.set(name, attachments);
  }
  const paid = new Set(one.events.flatMap(({ what }) => (what.kind === 'opened' ? what.visits : [])));
  return (name, value) => {
    if (value === undefined || value === null) return { source: 'unknown', attachments: [] };
    if (OF_EVIDENCE.has(name) && typeof value === 'string' && paid.has(value))
      return { source: 'claims', attachments: [] };
    const attachments = [...(stated.get(name) ?? [])];
    if (attachments.length > 0) return { source: 'attachment', attachments };
    return { source: stated.has(name) ? 'request' : (OWN[name] ?? 'request'), attachments };
  };
}

const OF_EVIDENCE: ReadonlySet<string> = new Set([
  'coc.evidence',
  'coc.visit_on',
  'coc.earlier_visit_on',
  'coc.visit_was_emergency',
]);
/** Where a fact stands that nobody states. */
export const OWN: Readonly<Record<string, ReturnType<FactSources>['source']>> = {
  'member.line_of_business': 'member',
  'coc.enrolled_on': 'member',
  'coc.provider_network': 'network',
  'coc.accepts_rate': 'reviewer',
  'coc.agreement': 'reviewer',
  'coc.agreed_rate': 'reviewer',
  'coc.rate_form': 'reviewer',
  'coc.contract_rate': 'reviewer',
  'coc.ffs_rate': 'reviewer',
  'mer.granted': 'reviewer',
};
