import { dateOfDayNumber, dayAt, type Instant } from '../../kernel/index.ts';
import type { PlanClocks } from '../../rules/index.ts';
import { type EventOf, lapseOf, type Reference, type Request, type RequestEvent } from '../authorizations/index.ts';
import type { NoticeMatter, NoticeService } from './notice-matter.ts';
import type { NewNotice } from './notice-row.ts';

/** The letters that what just happened to a request calls for. */
export function mattersOf(request: Request, happened: readonly RequestEvent[]): NoticeMatter[] {
  return happened.flatMap((event) => {
    const told = matterOf(request, event);
    return told ? [told] : [];
  });
}

/** The letter that nobody decided in time, which counts as a denial; once for a request, however long it stays undecided. */
export function lapseMatter(request: Request, clocks: PlanClocks, at: Instant): NoticeMatter | undefined {
  const lapse = request.state === 'open' ? lapseOf(clocks, request, at) : undefined;
  if (!lapse) return undefined;
  return { ...common(request), at, kind: 'lapse', id: 'lapse', expectedOn: dateOfDayNumber(dayAt(lapse.at)) };
}

function matterOf(request: Request, { at, by, what }: RequestEvent): NoticeMatter | undefined {
  const { decision } = request;
  const matter = { ...common(request), at };
  const place = request.events.findLastIndex((event) => event.what === what);
  const named = (kind: NoticeMatter['kind'], more: Partial<NoticeMatter> = {}): NoticeMatter => ({
    ...matter,
    kind,
    id: `${kind}-${place}`,
    ...more,
  });
  switch (what.kind) {
    case 'submitted':
      return named('receipt');
    case 'redirected':
      return named('redirection', { group: what.to.kind === 'group' ? what.to.group : undefined });
    case 'information_requested':
      return what.by_way_of === 'fax'
        ? named('information_request', { missing: what.items, question: what.text })
        : undefined;
    case 'deferred':
      return named('deferral', { missing: what.missing, expectedOn: what.expected_on });
    case 'cancelled':
      return named('void');
    case 'decided':
      return (
        decision &&
        named(kindOf(request, what.outcome), {
          reason: what.decision.reason,
          references: what.decision.references.map(nameOf),
          clauses: what.clauses.filter(isOfBenefit).map(({ id }) => id),
          granted: grantedBy(request),
          decider: by?.name,
          effectiveFrom: firstDayOfLess(request),
        })
      );
    // The member reads it in the answer to the appeal or from the state; who asked for the service is told that it is granted now.
    case 'decision_overturned':
      return named('approval', {
        requestKind: AFTER[what.remedy ?? 'appeal'],
        granted: grantedBy(request),
        decider: by?.name,
      });
    default:
      return undefined;
  }
}

const AFTER = {
  appeal: 'after_appeal',
  state_hearing: 'after_hearing',
  independent_medical_review: 'after_review',
} as const;

function grantedBy({ decision, lines }: Request): NoticeService[] {
  return (decision?.granted ?? []).map((one) => ({ ...one, what: lines.find(({ line }) => line === one.line)?.what }));
}

/** Less than asked for of care the member receives already is a reduction, and takes notice. */
function kindOf({ body }: Request, outcome: EventOf<'decided'>['outcome']): NoticeMatter['kind'] {
  if (outcome === 'approved') return 'approval';
  if (body.inCare) return 'reduction';
  return outcome === 'denied' ? 'denial' : 'modification';
}

function firstDayOfLess({ body, lines, decision }: Request): string | undefined {
  if (!body.inCare) return undefined;
  const less = decision?.lines.filter(({ outcome }) => outcome !== 'approved').map(({ line }) => line) ?? [];
  return lines
    .filter(({ line }) => less.includes(line))
    .map(({ from }) => from)
    .sort()[0];
}

/** How the reviewer came to decide is the plan's own; the letter names the rule of the service that stood against it. */
export function isOfBenefit({
  verdict,
  facts,
}: Pick<EventOf<'decided'>['clauses'][number], 'verdict' | 'facts'>): boolean {
  return (
    verdict === 'unmet' &&
    !Object.keys(facts).some((name) => /^(determination|reviewer|authorization|cs_decision)\./.test(name))
  );
}

const PUBLISHER: Readonly<Record<Reference['source'], string>> = {
  medi_cal: 'Medi-Cal',
  mcg: 'MCG',
  interqual: 'InterQual',
  plan_benefit: '',
  policy: '',
  other: '',
};

export function nameOf({ source, name, edition, code }: Reference): string {
  const publisher = name.startsWith(PUBLISHER[source]) ? '' : PUBLISHER[source];
  return [publisher, name, edition, code === undefined ? undefined : `(${code})`].filter((part) => part).join(' ');
}

function common(request: Request): Omit<NoticeMatter, 'kind' | 'id' | 'at'> {
  const { plan, number, body, lines, received, lineOfBusiness } = request;
  return {
    plan,
    number,
    lineOfBusiness,
    requestKind: body.kind,
    program: body.program,
    received,
    services: lines.map(({ code, what, units, from, to }): NoticeService => ({ code, what, units, from, to })),
    references: [],
    missing: [],
    clauses: [],
    granted: [],
    requester: body.requester,
    servicing: body.servicing,
    outside: body.outside?.map(({ npi, name, fax }) => ({ npi, name, fax })),
  };
}

const ABOUT: Readonly<Partial<Record<NoticeMatter['kind'], EventOf<'notice_sent'>['about']>>> = {
  deferral: 'deferral',
  receipt: 'receipt',
  information_request: 'information',
  redirection: 'redirection',
  void: 'closing',
};

/** That a letter went out, for everybody it is for. */
export function requestProofs({ notice, kind, recipient, also, channel }: NewNotice, at: Instant): RequestEvent[] {
  const about = ABOUT[kind] ?? 'decision';
  return [recipient, ...also].map((to) => ({
    at,
    what: { kind: 'notice_sent', notice, to, by_way_of: channel, about },
  }));
}
