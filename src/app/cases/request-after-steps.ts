import {
  askCriteria,
  askPeerDiscussion,
  recordPeerDiscussion,
  schedulePeerDiscussion,
  sendCriteria,
} from '../../rooms/authorizations/index.ts';
import { viewerAs } from './request-people.ts';
import type { RequestWish } from './request-schema.ts';
import type { RequestStep } from './request-steps.ts';

type Asked<K extends string> = Extract<RequestWish, Record<K, unknown>>[K &
  keyof Extract<RequestWish, Record<K, unknown>>];

/** What follows a decision: the criteria it used, and a talk between practitioners. */
export function criteriaStep(asked: Asked<'authorization.criteria'>): RequestStep {
  const isSent = asked.action === 'sent';
  return {
    asked,
    otherwise: isSent ? 'nurse' : 'requester',
    take: (desk, number, asking) => (isSent ? sendCriteria : askCriteria)(desk, number, asking),
  };
}

export function discussionStep(asked: Asked<'authorization.peer_discussion'>, plan: string): RequestStep {
  const { action = 'asked', at, note = 'held' } = asked;
  if (action === 'asked') {
    return { asked, otherwise: 'requester', take: (desk, number, asking) => askPeerDiscussion(desk, number, asking) };
  }
  if (action === 'held') {
    return {
      asked,
      otherwise: 'medical_director',
      take: (desk, number, asking) => recordPeerDiscussion(desk, number, note, asking),
    };
  }
  const role = asked.with ?? 'medical_director';
  const { account, name, organization, roles } = viewerAs(plan, role, asked.who);
  const person = { account, name, organization, roles };
  return {
    asked,
    otherwise: 'nurse',
    take: (desk, number, asking) => {
      const when = at === undefined ? asking.now + HOUR : Date.parse(at);
      return schedulePeerDiscussion(desk, number, when, person, asking, asked.same_specialty);
    },
  };
}

const HOUR = 3_600_000;
