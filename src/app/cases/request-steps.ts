import { dateOfDayNumber, dayAt, type Result } from '../../kernel/index.ts';
import {
  type Asking,
  addInformation,
  amendRequest,
  assignRequest,
  cancelRequest,
  changeUrgency,
  decideRequest,
  deferDecision,
  extendAuthorization,
  orderExternalReview,
  type Request,
  type RequestDesk,
  readPaper,
  recommend,
  recordNoticeSent,
  recordOpinion,
  requestInformation,
  statedFactsOf,
  tellRequester,
  withdrawRequest,
} from '../../rooms/authorizations/index.ts';
import { type AskedOfCase, WHY } from './case-step.ts';
import { criteriaStep, discussionStep } from './request-after-steps.ts';
import { amendedLines, checklistOf, decisionOf } from './request-bodies.ts';
import { dischargeStep } from './request-discharge-steps.ts';
import { viewerAs } from './request-people.ts';
import type { CaseRole, RequestWish } from './request-schema.ts';

/** One verb as a wish asks for it: who acts unless the case says otherwise, and what is done. */
export interface RequestStep {
  readonly asked: AskedOfCase & { readonly request?: string | undefined };
  readonly otherwise: CaseRole;
  readonly take: (
    desk: RequestDesk,
    number: string,
    asking: Asking,
    request: Request | undefined,
  ) => Promise<Result<Request>>;
}

export function stepOf(
  wish: Exclude<RequestWish, { 'authorization.submit': unknown } | { 'authorization.follow': unknown }>,
  plan: string,
): RequestStep {
  if ('authorization.read' in wish) return looking(wish['authorization.read']);
  if ('authorization.missing' in wish) return looking(wish['authorization.missing']);
  if ('authorization.criteria' in wish) return criteriaStep(wish['authorization.criteria']);
  if ('authorization.peer_discussion' in wish) return discussionStep(wish['authorization.peer_discussion'], plan);
  return informationStep(wish) ?? reviewStep(wish, plan) ?? dischargeStep(wish) ?? changeStep(wish);
}

/** Nothing is done: who looks is all that matters. */
function looking(asked: RequestStep['asked']): RequestStep {
  return { asked, otherwise: 'nurse', take: () => Promise.reject(new Error('looking does nothing')) };
}

function informationStep(wish: RequestWish): RequestStep | undefined {
  if ('authorization.add_information' in wish) {
    const asked = wish['authorization.add_information'];
    const { checklist, facts = {}, attachments = [], papers } = asked;
    const added = { checklist: checklistOf(checklist), facts, attachments, papers };
    const mayState = ({ policy }: RequestDesk, { viewer }: Asking) =>
      statedFactsOf(policy, facts, viewer.side === 'plan');
    return {
      asked,
      otherwise: 'requester',
      take: async (desk, number, asking) => {
        const stated = mayState(desk, asking);
        return stated.ok ? addInformation(desk, number, added, asking) : stated;
      },
    };
  }
  if ('authorization.read_paper' in wish) {
    const asked = wish['authorization.read_paper'];
    const { item, holds = true, facts = {} } = asked;
    return {
      asked,
      otherwise: 'nurse',
      take: async (desk, number, asking) => {
        const stated = statedFactsOf(desk.policy, facts, true);
        return stated.ok ? readPaper(desk, number, { item, holds, facts }, asking) : stated;
      },
    };
  }
  if ('authorization.request_information' in wish) {
    const asked = wish['authorization.request_information'];
    const what = { items: asked.items ?? [], by_way_of: asked.by_way_of ?? 'fax', text: asked.text ?? WHY } as const;
    return {
      asked,
      otherwise: 'nurse',
      take: (desk, number, asking) => requestInformation(desk, number, what, asking),
    };
  }
  if ('authorization.notice_sent' in wish) {
    const asked = wish['authorization.notice_sent'];
    const { to, about = 'decision', notice = about, by_way_of = to === 'member' ? 'mail' : 'fax' } = asked;
    const sent = { notice, to, about, by_way_of };
    return { asked, otherwise: 'nurse', take: (desk, number, asking) => recordNoticeSent(desk, number, sent, asking) };
  }
  if ('authorization.tell_requester' in wish) {
    const asked = wish['authorization.tell_requester'];
    const way = asked.by_way_of ?? 'call';
    return { asked, otherwise: 'nurse', take: (desk, number, asking) => tellRequester(desk, number, way, asking) };
  }
  return undefined;
}

function reviewStep(wish: RequestWish, plan: string): RequestStep | undefined {
  if ('authorization.assign' in wish) {
    const asked = wish['authorization.assign'];
    const license = {
      ...(asked.license_fits === undefined ? {} : { fits: asked.license_fits }),
      ...(asked.license_expires === undefined ? {} : { expiresOn: asked.license_expires }),
    };
    const to = asked.to === 'nobody' ? undefined : { person: personAs(plan, asked.to), license };
    return { asked, otherwise: 'nurse', take: (desk, number, asking) => assignRequest(desk, number, to, asking) };
  }
  if ('authorization.recommend' in wish || 'authorization.decide' in wish) {
    const isDecision = 'authorization.decide' in wish;
    const asked = isDecision ? wish['authorization.decide'] : wish['authorization.recommend'];
    return {
      asked,
      otherwise: isDecision ? 'medical_director' : 'nurse',
      take: async (desk, number, asking, request) => {
        const decision = decisionOf(asked, request);
        if (!decision.ok) return decision;
        return isDecision
          ? decideRequest(desk, number, decision.value, asking)
          : recommend(desk, number, asked.outcome ?? 'denied', decision.value, asking);
      },
    };
  }
  if ('authorization.defer' in wish) {
    const asked = wish['authorization.defer'];
    const { why = 'more_clinical_information', missing = ['clinical.diagnostic_results'], expected_on } = asked;
    const deferral = { why, missing, no_harm: asked.no_harm ?? 'Waiting does no harm.', expected_on };
    return { asked, otherwise: 'nurse', take: (desk, number, asking) => deferDecision(desk, number, deferral, asking) };
  }
  if ('authorization.external_review' in wish) {
    const asked = wish['authorization.external_review'];
    const { action = 'ordered', reviewer = 'outside', question = WHY, opinion = WHY } = asked;
    const order = {
      reviewer,
      question,
      license: asked.license_expires === undefined ? {} : { expiresOn: asked.license_expires },
      ...(asked.expertise_fits === undefined ? {} : { expertiseFits: asked.expertise_fits }),
    };
    return {
      asked,
      otherwise: 'medical_director',
      take: (desk, number, asking) =>
        action === 'ordered'
          ? orderExternalReview(desk, number, order, asking)
          : recordOpinion(desk, number, reviewer, opinion, asking),
    };
  }
  return undefined;
}

function personAs(plan: string, role: CaseRole) {
  const { account, name, organization, roles } = viewerAs(plan, role);
  return { account, name, organization, roles };
}

function changeStep(wish: RequestWish): RequestStep {
  if ('authorization.amend' in wish) {
    const asked = wish['authorization.amend'];
    return {
      asked,
      otherwise: 'requester',
      take: async (desk, number, asking) => {
        const today = dateOfDayNumber(dayAt(asking.now));
        const lines = amendedLines(asked.lines, today);
        return lines.ok ? amendRequest(desk, number, lines.value, asked.why ?? WHY, asking) : lines;
      },
    };
  }
  if ('authorization.extend' in wish) {
    const asked = wish['authorization.extend'];
    const more = { to: asked.to, units: asked.units ?? 0, why: asked.why ?? WHY, line: asked.line };
    return {
      asked,
      otherwise: 'nurse',
      take: (desk, number, asking) => extendAuthorization(desk, number, more, asking),
    };
  }
  if ('authorization.urgency' in wish) {
    const asked = wish['authorization.urgency'];
    const { to, why = WHY } = asked;
    return {
      asked,
      otherwise: 'requester',
      take: (desk, number, asking) => changeUrgency(desk, number, to, why, asking),
    };
  }
  if ('authorization.withdraw' in wish) {
    const asked = wish['authorization.withdraw'];
    const why = asked.why ?? WHY;
    return {
      asked,
      otherwise: 'requester',
      take: (desk, number, asking) => withdrawRequest(desk, number, why, asking),
    };
  }
  if ('authorization.cancel' in wish) {
    const asked = wish['authorization.cancel'];
    const why = asked.why ?? WHY;
    return { asked, otherwise: 'nurse', take: (desk, number, asking) => cancelRequest(desk, number, why, asking) };
  }
  throw new Error(`no step is called ${Object.keys(wish).join()}`);
}
