import { given, type Instant } from '../../kernel/index.ts';
import { type Speech, sayFact, sayValue, sayWhy } from '../../rules/index.ts';
import { clauseSayer } from '../authorizations/index.ts';
import {
  actorFor,
  type KeptAttachment,
  type ListedCase,
  type NamedMember,
  sayAction,
  sayCaseLine,
  sayOwed,
  sayReadings,
} from '../cases/index.ts';
import { factSources, factsToState, OWN, policySays } from './argue-continuity.ts';
import { rateFormOf } from './arrangement.ts';
import { type ContinuityViewer, continuityActions } from './continuity-actions.ts';
import { continuityTimes, timedContinuity } from './continuity-clocks.ts';
import type { ContinuityDesk } from './continuity-desk.ts';
import type { ContinuityEvent } from './continuity-event.ts';
import { contradicted } from './continuity-facts.ts';
import type { Continuity } from './open-continuity.ts';
import { type ContinuityLine, type ContinuityPage, continuityLine } from './spoken-continuity.ts';

/** Names beside the ids of a list. */
export interface ContinuityNames {
  readonly members: ReadonlyMap<string, NamedMember>;
  readonly providers: ReadonlyMap<string, string>;
}

/** One row of a worklist for one reader. */
export function sayContinuityLine(
  found: ListedCase,
  names: ContinuityNames,
  clocks: ContinuityDesk['clocks'],
  side: ContinuityViewer['side'],
  now: Instant,
  speech: Speech,
): ContinuityLine {
  const { shape } = continuityLine;
  const { urgency, program, provider, provider_id: id, owed, until, review_on: reviewOn } = found.shown;
  const isPlan = side === 'plan';
  const texts = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    ...sayCaseLine(found, names.members.get(found.number), clocks, now, speech),
    kind: shape.kind.parse(found.category),
    state: shape.state.parse(found.state),
    urgency: shape.urgency.parse(urgency),
    program: texts(program) ?? 'none',
    owed: isPlan ? sayOwed(owed, 'continuity', speech) : [],
    ...given({
      outcome: shape.outcome.parse(found.outcome),
      awaits: isPlan ? shape.awaits.parse(found.awaits) : undefined,
      provider: sayProvider(texts(provider), texts(id), names),
      until: texts(until),
      review_on: texts(reviewOn),
    }),
  };
}

/** As the directory calls it; else as the member did. */
function sayProvider(
  name: string | undefined,
  id: string | undefined,
  { providers }: ContinuityNames,
): ContinuityLine['provider'] {
  if (id !== undefined) return { id, name: providers.get(id) || name || id };
  return name === undefined ? undefined : { name };
}

/** Telephones of the state, where who disagrees about an exemption turns. */
export interface StateHearing {
  readonly phone: string | undefined;
  readonly tty: string | undefined;
}

/** What the page needs beside the case: read by the route, said here. */
export interface BesideContinuity {
  readonly line: ContinuityLine;
  readonly names: ContinuityNames;
  readonly files: readonly KeptAttachment[];
  /** The handle of the request it goes with, where the reader may open it. */
  readonly request: string | undefined;
  readonly hearing: StateHearing;
}

export function sayContinuityPage(
  desk: ContinuityDesk,
  one: Continuity,
  { line, names, files, request, hearing }: BesideContinuity,
  viewer: ContinuityViewer,
  now: Instant,
  speech: Speech,
): ContinuityPage {
  const { body, decision, agreement } = one;
  const isPlan = viewer.side === 'plan';
  const isMember = viewer.side === 'member';
  const says = isMember ? [] : policySays(desk, one, now, speech);
  const named = (id: string) => ({ id, name: names.providers.get(id) || id });
  const change = one.events.findLast(({ what }) => what.kind === 'changed_provider')?.what;
  const sayCode = (code: string) => ({ code, sentence: sayWhy(speech, code) });
  return {
    ...line,
    door: one.door,
    asked_by: body.askedBy,
    form: body.form,
    policy_version: desk.policy.version,
    services: [...one.services],
    evidence: one.evidence.map((each) => ({ ...each })),
    agreement: agreement?.is ?? 'pending',
    offered: one.offered.map(named),
    granted: one.granted.map((each) => ({ ...each })),
    // How the plan weighs a provider is the plan's own.
    policy_says: isPlan ? says : says.map((part) => ({ ...part, clauses: [] })),
    facts: isMember ? [] : factsToState(desk, one, now, speech),
    stated: isMember ? {} : { ...one.facts },
    contradicted: isMember ? [] : sayContradicted(one, isPlan, speech),
    actions: continuityActions(one, viewer).map((state) =>
      sayAction(state, isMember ? 'own_continuity' : 'continuity', speech),
    ),
    times: sayReadings(continuityTimes(desk.clocks, one, now), () => timedContinuity(one), now, speech),
    files: files.map((file) => ({ ...file })),
    story: one.events.map((event) => sayEvent(event, viewer, speech)),
    ...given({
      enrolled_on: one.enrolledOn,
      network: one.network,
      agreed_rate: agreement?.agreedRate,
      rate_form: agreement && rateFormOf(agreement),
      rate_codes: agreement?.codes,
      chosen: one.chosen === undefined ? undefined : named(one.chosen),
      assigned: one.assigned === undefined ? undefined : named(one.assigned),
      changed_to: change?.kind === 'changed_provider' ? named(change.provider) : undefined,
      request: body.request === undefined ? undefined : { number: body.request, ...given({ handle: request }) },
      state_hearing: body.kind === 'medical_exemption' ? sayHearing(hearing, speech) : undefined,
      service_kind: body.serviceKind,
      // What was keyed for a member may be staff's own words.
      note: isMember && !(one.door === 'portal' && body.askedBy !== 'provider') ? undefined : body.note,
      decision: decision && {
        outcome: decision.outcome,
        at: decision.at,
        automatic: decision.automatic,
        reasons: decision.reasons.map(sayCode),
        clauses: isPlan ? decision.clauses.map(clauseSayer(desk.policy, speech, factSources(one))) : [],
        ...given({
          why: decision.why,
          by: decision.by && !isMember ? { name: decision.by.name, roles: decision.by.roles } : undefined,
        }),
      },
    }),
  };
}

function sayHearing({ phone = 'unknown', tty = 'unknown' }: StateHearing, speech: Speech) {
  return {
    sentence: speech.say('continuity.state_hearing', { phone, tty }),
    cites: ['REF-COC-12', 'REF-UM-STATE-01', 'AAH-UM-MER-01'],
  };
}

/** How the plan pays others is the plan's own. */
function sayContradicted(one: Continuity, isPlan: boolean, speech: Speech): ContinuityPage['contradicted'] {
  const sourceOf = factSources(one);
  return contradicted(one).map(({ fact, stated, known }) => {
    const isUnknown = known === undefined || known === null;
    const source = OWN[fact] ?? (isUnknown ? 'request' : sourceOf(fact, known).source);
    return {
      fact,
      label: sayFact(speech, fact),
      stated: sayValue(speech, fact, stated),
      because: speech.say(`continuity.stands.${source}`, { known: isUnknown ? 'no' : 'yes' }),
      ...given({ known: isUnknown || (source === 'reviewer' && !isPlan) ? undefined : sayValue(speech, fact, known) }),
    };
  });
}

function sayEvent(event: ContinuityEvent, viewer: ContinuityViewer, speech: Speech): ContinuityPage['story'][number] {
  const { at, by, what } = event;
  return {
    at,
    kind: what.kind,
    sentence: sentenceOf(event, speech),
    ...given({ by: actorFor(by, viewer), note: 'why' in what ? what.why : undefined }),
  };
}

function sentenceOf({ what }: ContinuityEvent, speech: Speech): string {
  const key = `continuity.story.${what.kind}`;
  switch (what.kind) {
    case 'opened':
      return speech.say(key, { kind: what.body.kind, received: speech.instant(what.received) });
    case 'urgency_set':
      return speech.say(key, { to: what.to });
    case 'agreement':
      return speech.say(key, { is: what.is });
    case 'decided':
      return speech.say(key, { outcome: what.outcome });
    case 'decision_overturned':
      return speech.say(key, { by: what.remedy ?? 'plan' });
    case 'extended':
      return speech.say(key, { to: speech.date(what.to) });
    case 'assessed':
      return speech.say(key, { on: speech.date(what.on), n: what.missing.length });
    case 'exemption_reviewed':
      return speech.say(key, { on: String(what.goesOn) });
    case 'notice_sent':
      return speech.say(key, { about: what.about });
    default:
      return speech.say(key);
  }
}
