import {
  type Actor,
  addDays,
  californiaDate,
  dayNumber,
  done,
  exported,
  given,
  type Handlers,
  type Instant,
  type IsoDate,
  instantAt,
  type Result,
  refused,
} from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { membersOfCases, SqlCases } from '../cases/index.ts';
import { unitsUsed } from './approval-store.ts';
import { approvalNumber } from './approvals.ts';
import { requestOf } from './case-requests.ts';
import type { deskApi } from './desk-api.ts';
import { followerOn } from './following.ts';
import { followings, keepFollower } from './following-store.ts';
import { lapseOf } from './lapse.ts';
import type { Request } from './open-request.ts';
import { lineOf } from './page-store.ts';
import { colleague, colleagues, findProvider, providerNames, providersLike } from './people-store.ts';
import { viewerOf } from './reader-side.ts';
import { decisionReadings } from './request-clocks.ts';
import { assignRequest } from './review-request.ts';
import type { RequestRouteDoors } from './routes.ts';
import { sayRefusal } from './say-refusal.ts';
import { Turnaround } from './turnaround.ts';
import { UNIVERSE, type UniverseRow } from './universe.ts';
import { YearlyMetrics } from './yearly-metrics.ts';

const NO_PLAN = refused('not_found', 'there is no such plan');
const NOT_THERE = refused('not_found', 'there is no such request');
const DAY = 86_400_000;
/** A request that was done with before a stretch of weeks is looked at so long after its receipt, as it may have been due in them. */
const DUE_LATER = 90 * DAY;
const AT_ONCE = 500;

export function deskRoutes(doors: RequestRouteDoors): Omit<Handlers<typeof deskApi, Queryable>, 'export'> {
  const knows = ({ plans }: Actor, plan: string) => (plans.includes(plan) ? doors.policyOf(plan) : undefined);
  return {
    async reviewers({ actor, tx }) {
      return done({ reviewers: await colleagues(tx, actor.organization, doors.rolesThatReview) });
    },
    async providers({ actor, body: { plan, like }, tx }) {
      const policy = knows(actor, plan);
      return policy ? done({ providers: await providersLike(tx, policy.plan, like) }) : NO_PLAN;
    },
    async following({ actor, body: { plan }, tx, now }) {
      if (!knows(actor, plan)) return NO_PLAN;
      return done({
        facilities: await followedToday(tx, plan, doors.policyOf(plan)?.plan ?? plan, californiaDate(now)),
      });
    },
    async follow({ actor, body: { plan, facility, to, from }, tx, now, audit, language }) {
      const policy = knows(actor, plan);
      if (!policy) return NO_PLAN;
      const no = (code: string) => sayRefusal(policy, refused(code, code), language);
      const found = await findProvider(tx, policy.plan, facility);
      if (!found) return no('unknown_provider');
      const account = to === 'nobody' ? undefined : to === 'me' ? actor.account : to.account;
      const person =
        account === undefined ? undefined : await colleague(tx, actor.organization, account, doors.rolesThatReview);
      if (account !== undefined && !person) return no('no_such_colleague');
      await keepFollower(tx, plan, found.id, from, person);
      audit('facility.followed', found.id, { plan, from });
      return done({ facilities: await followedToday(tx, plan, policy.plan, californiaDate(now)) });
    },
    async assignMany({ actor, body, tx, now, audit, language }) {
      const { requests, to, license } = body;
      const account = to === 'nobody' ? undefined : to === 'me' ? actor.account : to.account;
      const person =
        account === undefined ? undefined : await colleague(tx, actor.organization, account, doors.rolesThatReview);
      if (account !== undefined && !person) return refused('no_such_colleague', 'assign');
      const asking = { viewer: viewerOf(actor), now: now.getTime() };
      const not: { number: string; because: string }[] = [];
      for (const handle of requests) {
        const found = await lineOf(doors, tx, handle, asking.now);
        if (!found) return NOT_THERE;
        const { desk, request } = found;
        const assigned = await assignRequest(desk, request.number, person && { person, license }, asking);
        if (assigned.ok) audit('request.assigned', handle, { plan: desk.plan });
        else not.push({ number: request.number, because: because(sayRefusal(desk.policy, assigned, language)) });
      }
      return done({ assigned: requests.length - not.length, refused: not });
    },
    async approvals({ body, tx, audit }) {
      const member = await doors.reach(tx, body.member);
      if (!member) return NOT_THERE;
      audit('request.searched', body.member, { plan: member.plan });
      const files = await new SqlCases(tx).ofMember(member.plan, member.id, 'authorization');
      const approvals = [];
      for (const file of files.toReversed()) {
        const request = requestOf(file);
        if (request?.decision && request.decision.granted.length > 0)
          approvals.push(...grantedLines(request, file.handle, await unitsUsed(tx, file.plan, file.number)));
      }
      return done({ approvals });
    },
    async turnaround({ actor, body: { plan, weeks }, tx, now }) {
      if (!knows(actor, plan)) return NO_PLAN;
      const at = now.getTime();
      const counts = new Turnaround(doors.clocksOf(plan), at, weeks);
      const from = at - weeks * 7 * DAY;
      for await (const request of requestsBetween(tx, plan, from - DUE_LATER, at + 1, from)) counts.add(request);
      return done({ weeks: counts.weeks() });
    },
    async metrics({ actor, body: { plan, year }, tx }) {
      if (!knows(actor, plan)) return NO_PLAN;
      const counts = new YearlyMetrics(year);
      const [first, next] = [`${year}-01-01`, `${year + 1}-01-01`].map((day) => instantAt(dayNumber(day)));
      for await (const request of requestsBetween(tx, plan, first ?? 0, next ?? 0, first)) counts.add(request);
      return done(counts.answer());
    },
    async universe({ actor, body: { plan, from, to, columns: wanted }, tx, now }) {
      if (!knows(actor, plan)) return NO_PLAN;
      if (to < from) return refused('dates_reversed', 'the last day is before the first');
      const stretch = { from: instantAt(dayNumber(from)), before: instantAt(dayNumber(addDays(to, 1))) };
      const filter = { plans: [plan], kinds: ['authorization'] as const };
      const within = { ...filter, receivedFrom: stretch.from, receivedBefore: stretch.before };
      const total = await new SqlCases(tx).count(within);
      const clocks = doors.clocksOf(plan);
      return done(
        exported({
          total,
          detail: { plan, from, to },
          wanted,
          columns: UNIVERSE,
          next: async (page: Queryable, last: UniverseRow | undefined) => {
            const requests = await requestsAfter(page, plan, stretch.from, stretch.before, last?.request.number ?? '');
            const members = await membersOfCases(
              page,
              plan,
              requests.map(({ number }) => number),
            );
            return requests.map((request) => ({
              request,
              cin: members.get(request.number)?.cin ?? '',
              readings: decisionReadings(clocks, request, now.getTime()),
              lapsed: lapseOf(clocks, request, now.getTime())?.at,
            }));
          },
        }),
      );
    },
  };
}

async function followedToday(tx: Queryable, plan: string, network: string, on: IsoDate) {
  const spans = await followings(tx, plan);
  const names = await providerNames(tx, network, [...spans.keys()]);
  return [...spans].flatMap(([facility, of]) => {
    const person = followerOn(of, on);
    const from = of.find((span) => span.person === person)?.from ?? on;
    const name = names.get(facility) ?? facility;
    return person ? [{ facility, name, account: person.account, reviewer: person.name, from }] : [];
  });
}

function because(result: Result<never>): string {
  return result.ok ? '' : result.refusal.because;
}

function grantedLines({ number, decision, lines }: Request, handle: string, used: ReadonlyMap<string, number>) {
  const granted = decision?.granted ?? [];
  return granted.map((line) => {
    const own = approvalNumber(number, granted, line);
    const gone = used.get(own);
    const { code, from, to, units } = line;
    const what = lines.find((asked) => asked.line === line.line)?.what;
    return {
      handle,
      number: own,
      from,
      to,
      units,
      ...given({ code, what, used: gone, left: gone === undefined ? undefined : Math.max(0, units - gone) }),
    };
  });
}

async function requestsAfter(
  tx: Queryable,
  plan: string,
  from: Instant,
  before: Instant,
  after: string,
  orStandingAt?: Instant,
): Promise<readonly Request[]> {
  const kind = 'authorization';
  const stretch = { plan, kind, from, before, after, limit: AT_ONCE, orStandingAt } as const;
  const files = await new SqlCases(tx).receivedBetween(stretch);
  return files.flatMap((file) => requestOf(file) ?? []);
}

async function* requestsBetween(
  tx: Queryable,
  plan: string,
  from: Instant,
  before: Instant,
  orStandingAt: Instant | undefined,
): AsyncGenerator<Request> {
  for (let after = ''; ; ) {
    const some = await requestsAfter(tx, plan, from, before, after, orStandingAt);
    yield* some;
    const last = some.at(-1);
    if (!last) return;
    after = last.number;
  }
}
