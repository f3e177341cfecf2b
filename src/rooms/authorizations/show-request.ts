import { given, type Instant } from '../../kernel/index.ts';
import { factFields, type Speech } from '../../rules/index.ts';
import { type ActionState, type KeptAttachment, sayAction } from '../cases/index.ts';
import { approvalNumber } from './approvals.ts';
import { argue } from './argue.ts';
import { lapseOf } from './lapse.ts';
import type { Request } from './open-request.ts';
import { actionsOpen, type RequestAction, type Viewer } from './request-actions.ts';
import type { RequestDesk } from './request-desk.ts';
import { type Missing, whatIsMissing } from './request-information.ts';
import { mayOrderReview } from './review-request.ts';
import { sayDischarge } from './say-discharge.ts';
import { sayItem } from './say-item.ts';
import { sayLapse } from './say-lapse.ts';
import { sayStory } from './say-story.ts';
import { sayTimes } from './say-times.ts';
import { type Reading, sayReason } from './say-written.ts';
import type { RequestLine, RequestPage } from './spoken-request.ts';
import type { DecidersContacts } from './sql-desk-store.ts';

/** What the page needs beside the request: read by the route, said here. */
export interface Beside {
  readonly line: RequestLine;
  readonly files: readonly KeptAttachment[];
  readonly used: ReadonlyMap<string, number>;
  readonly decider: DecidersContacts;
  /** Names of the organizations whose people acted. */
  readonly organizations: ReadonlyMap<string, string>;
  readonly facility: RequestPage['facility'];
  readonly reading: Reading;
  readonly alike: RequestPage['alike'];
  readonly continuity: RequestPage['continuity'];
}

export async function showRequest(
  desk: RequestDesk,
  request: Request,
  beside: Beside,
  viewer: Viewer,
  now: Instant,
  speech: Speech,
): Promise<RequestPage> {
  const { body, handler, state } = request;
  const isPlan = viewer.side === 'plan';
  const missing = state === 'open' ? await whatIsMissing(desk, request) : [];
  const lapse = lapseOf(desk.clocks, request, now);
  const lapsed = lapse && sayLapse(request, lapse, speech);
  const sayCode = (code: string) => ({ code, sentence: sayItem(speech, code) });
  const sayMissing = ({ item, is, cites }: Missing) => ({ item, is, label: sayItem(speech, item), cites: [...cites] });
  return {
    ...beside.line,
    program: body.program,
    in_care: body.inCare,
    form: body.form,
    lines: request.lines.map((line) => ({ ...line, modifiers: [...line.modifiers] })),
    dx: [...body.dx],
    ...given({
      facility: beside.facility,
      planned_on: body.plannedOn,
      note: viewer.side === 'member' ? undefined : body.note,
      recommended: isPlan ? request.recommended : undefined,
      decision: sayDecision(request, beside.used, viewer, beside.reading),
      lapse: lapsed?.lapse,
      discharge: sayDischarge(desk.policy, request, viewer, speech),
    }),
    checklist: request.checklist,
    complete: request.complete,
    waiting_for: request.waitingFor.map(sayCode),
    warnings: viewer.side === 'member' ? [] : request.warnings.map(sayCode),
    handled_by: sayHandler(desk, handler.kind === 'group' ? handler.group : undefined, beside.decider, speech),
    argument: [...(lapsed ? [lapsed.argued] : []), ...(await argue(desk, request, viewer, speech))],
    missing: missing.filter(({ unread }) => unread === undefined).map(sayMissing),
    unread: missing.flatMap((one) => (one.unread ? [{ ...sayMissing(one), attachments: [...one.unread] }] : [])),
    fact_fields: factFields(
      speech,
      missing.flatMap(({ item, is }) => (is === 'fact' ? [item] : [])),
    ),
    peer_discussion: request.peerDiscussion,
    actions: actionsOpen(request, viewer, lapse?.at).map((state) =>
      sayAction(asPolicyAllows(desk, state, viewer, now), 'request', speech, (why) => sayItem(speech, why)),
    ),
    times: sayTimes(desk.clocks, request, now, speech, lapse?.at),
    story: inOrder(sayStory(request, viewer, speech, beside.organizations, beside.reading), lapsed?.told),
    files: beside.files.map((file) => ({ ...file })),
    alike: beside.alike,
    continuity: beside.continuity,
    policy_version: desk.policy.version,
  };
}

type Told = RequestPage['story'];

function inOrder(story: Told, passed: Told[number] | undefined): Told {
  return passed ? [...story, passed].sort((a, b) => a.at - b.at) : story;
}

/** What the request's state leaves open the plan's policy may still close to this person; it says so before a form is filled in. */
function asPolicyAllows(
  desk: RequestDesk,
  state: ActionState<RequestAction>,
  viewer: Viewer,
  now: Instant,
): ActionState<RequestAction> {
  if (state.action === 'plan_discharge' && !desk.policy.discharge)
    return { action: state.action, open: false, why: 'no_discharge_rules' };
  if (!state.open || state.action !== 'order_external_review') return state;
  const asked = mayOrderReview(desk, { viewer, now });
  if (asked.ok) return state;
  const { code: why, cite: cites } = asked.refusal;
  return { action: state.action, open: false, why, ...given({ cites }) };
}

function sayHandler(
  { plan, policy }: RequestDesk,
  group: string | undefined,
  { name, contacts, cites }: DecidersContacts,
  speech: Speech,
): RequestPage['handled_by'] {
  return {
    kind: group === undefined ? 'plan' : 'group',
    id: group ?? plan,
    name: name ?? (group === undefined ? policy.name : group),
    contacts: contacts.map(({ channel, value, use }) => ({
      channel,
      ...given({ value, use: use?.[speech.language] ?? use?.en }),
    })),
    cites: [...cites],
  };
}

function sayDecision(
  { decision, number }: Request,
  used: ReadonlyMap<string, number>,
  viewer: Viewer,
  reading: Reading,
): RequestPage['decision'] {
  if (!decision) return undefined;
  const { at, by, outcome, automatic, basis, reason, references, review, lines, granted, policy, overturned } =
    decision;
  return {
    at,
    outcome,
    automatic,
    basis,
    references: [...references],
    lines: [...lines],
    policy,
    granted: granted.map((line) => {
      const own = approvalNumber(number, granted, line);
      const gone = used.get(own);
      const left = gone === undefined ? undefined : Math.max(0, line.units - gone);
      const { code, alone: _, ...rest } = line;
      return { ...rest, ...given({ code, number: gone === undefined ? undefined : own, used: gone, left }) };
    }),
    ...given({
      after: overturned && {
        at: overturned.at,
        appeal: overturned.appeal,
        by: overturned.remedy ?? ('appeal' as const),
      },
      by: by && viewer.side !== 'member' ? { name: by.name, roles: by.roles } : undefined,
      ...sayReason(reason, reading),
      review: viewer.side === 'plan' ? review : undefined,
    }),
  };
}
