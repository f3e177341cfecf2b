import type { Instant, IsoDate } from '../../kernel/index.ts';
import type { Person } from '../authorizations/index.ts';
import type { AppealBody, AppealDecision, AppealNotice, Original, Remedy } from './appeal.ts';
import type { AppealEvent, AppealEventOf } from './appeal-event.ts';
import { owesCarryingOut } from './wins.ts';

export type AppealState = 'open' | 'resolved' | 'withdrawn';

/** An appeal or a grievance as it stands after its events. */
export interface Appeal {
  readonly plan: string;
  readonly number: string;
  readonly events: readonly AppealEvent[];
  readonly state: AppealState;
  readonly body: AppealBody;
  readonly door: AppealEventOf<'filed'>['door'];
  readonly received: Instant;
  readonly lineOfBusiness: string;
  readonly by: Person | undefined;
  readonly original: Original | undefined;
  readonly clinical: boolean;
  readonly warnings: readonly string[];
  readonly aid: AppealEventOf<'filed'>['aid'];
  readonly urgency: 'standard' | 'expedited';
  readonly expedite: 'not_asked' | 'asked' | 'granted' | 'refused';
  readonly toldByWord: boolean;
  readonly acknowledged: boolean;
  readonly assigned: Person | undefined;
  readonly attachments: readonly string[];
  readonly extended: AppealEventOf<'extended'> | undefined;
  readonly sent: ReadonlySet<AppealNotice>;
  readonly resolution: Resolved | undefined;
  readonly carriedOut: boolean;
  readonly remedies: Readonly<Partial<Record<Remedy, Asked>>>;
}

export interface Resolved extends AppealDecision {
  readonly at: Instant;
  readonly by: Person | undefined;
  readonly noticeAt: Instant | undefined;
  /** No letter of it is owed. */
  readonly exempt: boolean;
}

export interface Asked {
  readonly askedOn: IsoDate;
  readonly decidedOn?: IsoDate;
  readonly outcome?: AppealEventOf<'remedy_decided'>['outcome'];
  /** When the plan got the decision. */
  readonly received?: Instant;
  /** What is granted now. */
  readonly lines?: AppealEventOf<'remedy_decided'>['lines'];
  readonly carriedOut?: boolean;
}

/** Undefined when the events do not begin with a filing. */
export function appealFrom(plan: string, number: string, events: readonly AppealEvent[]): Appeal | undefined {
  const first = events[0];
  if (first?.what.kind !== 'filed') return undefined;
  const { body, door, received, lineOfBusiness, clinical, warnings, aid } = first.what;
  const start: Appeal = {
    plan,
    number,
    events,
    state: 'open',
    body,
    door,
    received,
    lineOfBusiness,
    by: first.by,
    original: first.what.original,
    clinical,
    warnings,
    aid,
    urgency: body.expedited ? 'expedited' : 'standard',
    expedite: body.expedited ? 'asked' : 'not_asked',
    toldByWord: false,
    acknowledged: false,
    assigned: undefined,
    attachments: body.attachments,
    extended: undefined,
    sent: new Set(),
    resolution: undefined,
    carriedOut: false,
    remedies: {},
  };
  return events.slice(1).reduce(after, start);
}

/** As it stood when more time was taken, the letter about that sent at once: more time begins with it. */
export function onceExtended({ plan, number, events, ...appeal }: Appeal, at: Instant): Appeal {
  const what = { kind: 'notice_sent' as const, about: 'extension' as const, notice: 'extension' };
  const then = events.filter((event) => event.at <= at);
  return appealFrom(plan, number, [...then, { at, what }]) ?? { plan, number, events, ...appeal };
}

function after(appeal: Appeal, { at, by, what }: AppealEvent): Appeal {
  switch (what.kind) {
    case 'acknowledged':
      return { ...appeal, acknowledged: true };
    case 'assigned':
      return { ...appeal, assigned: what.to };
    case 'information_added':
      return { ...appeal, attachments: [...new Set([...appeal.attachments, ...what.attachments])] };
    case 'made_expedited':
      return { ...appeal, urgency: 'expedited', expedite: 'granted' };
    case 'expedite_refused':
      return { ...appeal, urgency: 'standard', expedite: 'refused' };
    case 'told_by_word':
      return { ...appeal, toldByWord: true };
    case 'extended':
      return { ...appeal, extended: what };
    case 'notice_sent':
      return tellsFiler(appeal.body, what) ? noticed(appeal, at, what.about) : appeal;
    case 'resolved':
      return {
        ...appeal,
        state: 'resolved',
        resolution: { ...what.decision, at, by, noticeAt: undefined, exempt: what.exempt ?? false },
      };
    case 'carried_out':
      return { ...appeal, carriedOut: true, remedies: carriedOut(appeal.remedies) };
    case 'withdrawn':
      return { ...appeal, state: 'withdrawn' };
    case 'remedy_asked':
      return { ...appeal, remedies: { ...appeal.remedies, [what.remedy]: { askedOn: what.on } } };
    case 'remedy_decided':
      return remedied(appeal, at, what);
    default:
      return appeal;
  }
}

/** A provider's own appeal is answered to the provider; every other to the member, whoever has a copy. */
export function tellsFiler({ onBehalf }: AppealBody, { to }: AppealEventOf<'notice_sent'>): boolean {
  return to === undefined || (to === 'member') === (onBehalf === 'member');
}

function noticed(appeal: Appeal, at: Instant, about: AppealNotice): Appeal {
  const sent = new Set([...appeal.sent, about]);
  const isFirst = about === 'resolution' && appeal.resolution && appeal.resolution.noticeAt === undefined;
  return isFirst && appeal.resolution
    ? { ...appeal, sent, resolution: { ...appeal.resolution, noticeAt: at } }
    : { ...appeal, sent, acknowledged: appeal.acknowledged || about === 'acknowledgment' };
}

/** What the state decided of the matter leaves the plan nothing to decide, where it had not yet. */
function remedied(appeal: Appeal, at: Instant, what: AppealEventOf<'remedy_decided'>): Appeal {
  const { remedy, on: decidedOn, outcome, received = at, lines } = what;
  const asked = appeal.remedies[remedy];
  if (!asked) return appeal;
  const ended: Asked = { ...asked, decidedOn, outcome, received, ...(lines ? { lines } : {}) };
  const state = appeal.state === 'open' && outcome !== 'dismissed' ? 'resolved' : appeal.state;
  return { ...appeal, state, remedies: { ...appeal.remedies, [remedy]: ended } };
}

/** All that had been won by then. */
function carriedOut(remedies: Appeal['remedies']): Appeal['remedies'] {
  return Object.fromEntries(
    Object.entries(remedies).map(([remedy, asked]) => [
      remedy,
      asked.decidedOn ? { ...asked, carriedOut: true } : asked,
    ]),
  );
}

/** What the plan must still do by word or letter. The letters' rule listens for the events these follow from. */
export function owedBy(appeal: Appeal): string[] {
  const owed: string[] = [];
  if (appeal.state === 'open' && !appeal.acknowledged) owed.push('acknowledgment');
  if (appeal.expedite === 'refused' && appeal.state !== 'withdrawn') {
    if (!appeal.toldByWord) owed.push('word_of_refusal');
    if (!appeal.sent.has('expedite_refused')) owed.push('notice_of_refusal');
  }
  if (appeal.extended && appeal.state === 'open' && !appeal.sent.has('extension')) owed.push('notice_of_extension');
  if (appeal.resolution && !appeal.resolution.exempt && !appeal.sent.has('resolution'))
    owed.push('notice_of_resolution');
  if (owesCarryingOut(appeal)) owed.push('carrying_out');
  return owed;
}
