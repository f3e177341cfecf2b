import { type Actor, addDays, californiaDate, done, type Handlers, order } from '../../kernel/index.ts';
import type { Session } from '../../platform/db/index.ts';
import { waitingEmergencies } from '../../rooms/accounts/index.ts';
import { waitingClaims } from '../../rooms/claims/index.ts';
import { waitingFiles } from '../../rooms/members/index.ts';
import {
  capacityOf,
  type DirectoryDesk,
  endingPapers,
  newestCapacity,
  WARNING_DAYS,
} from '../../rooms/network/index.ts';
import { type PolicyBook, Speech } from '../../rules/index.ts';
import type { Due, todayApi } from './today-api.ts';

interface Asked {
  readonly tx: Session;
  readonly actor: Actor;
  readonly plan: string;
  readonly now: Date;
  readonly language: string;
}

/** As many of a kind as a person looks at; the count beside them is of all. */
const SHOWN = 5;

/** The one place where rooms are asked together what waits, each only for whom it concerns. */
export function todayRoutes(book: PolicyBook, directory: DirectoryDesk): Handlers<typeof todayApi, Session> {
  return {
    async read({ actor, query, tx, now, language }) {
      if (!actor.plans.includes(query.plan)) return done({ due: [] });
      const asked = { tx, actor, plan: query.plan, now, language };
      const may = (permission: Parameters<Actor['permissions']['has']>[0]) => actor.permissions.has(permission);
      const due: Due[] = [];
      if (may('break_glass.review')) due.push(...(await emergencies(asked)));
      if (may('member.load')) due.push(...(await files(asked)));
      if (may('claim.read') && actor.reach === 'plan') due.push(...(await claims(asked, book)));
      if (may('directory.edit') || may('directory.edit_own')) due.push(...(await papers(asked, may('directory.edit'))));
      if (may('capacity.report')) due.push(...(await capacity(asked, directory)));
      return done({ due });
    },
  };
}

async function emergencies({ tx, plan }: Asked): Promise<Due[]> {
  const { n, since } = await waitingEmergencies(tx, plan);
  return n === 0 ? [] : [{ kind: 'emergencies', n, ...(since ? { since: since.toISOString() } : {}) }];
}

async function files({ tx, plan }: Asked): Promise<Due[]> {
  const found = await waitingFiles(tx, plan);
  return found.slice(0, SHOWN).map(({ name, state, received }) => ({
    kind: 'files',
    n: found.length,
    what: name,
    of: state,
    since: received,
  }));
}

async function claims({ tx, plan, language }: Asked, book: PolicyBook): Promise<Due[]> {
  const speech = new Speech(book, language);
  const found = await waitingClaims(tx, plan);
  return found.slice(0, SHOWN).map(({ reason, n, since }) => ({
    kind: 'claims',
    n,
    ...(reason === null ? {} : { what: speech.reason(reason) }),
    since,
  }));
}

/** Papers that have run out or soon will: the plan's provider relations see all, an organization its own. */
async function papers({ tx, actor, plan, now }: Asked, all: boolean): Promise<Due[]> {
  const last = addDays(californiaDate(now), WARNING_DAYS);
  const found = await endingPapers(tx, plan, all ? undefined : actor.organization, last);
  return found.slice(0, SHOWN).map(({ name, kind, expires }) => ({
    kind: 'papers',
    n: found.length,
    what: name,
    of: kind,
    due: expires,
  }));
}

/** When the newest report of each service is due again: one's own, or those overdue of every organization of the plan. */
async function capacity({ tx, actor, plan, now }: Asked, directory: DirectoryDesk): Promise<Due[]> {
  const network = directory.networkOf(plan);
  if (!network) return [];
  const isPlan = actor.reach === 'plan';
  const reports = await newestCapacity(tx, {
    plan: network.plan,
    brand: isPlan && plan !== network.plan ? plan : undefined,
    organization: isPlan ? undefined : actor.organization,
  });
  const due = reports
    .map((report) => ({ report, answer: capacityOf(network.rules, report, californiaDate(now)) }))
    .filter(({ answer }) => answer.reportDue !== undefined && (!isPlan || answer.overdue))
    .sort((a, b) => order(a.answer.reportDue ?? '', b.answer.reportDue ?? ''));
  const [cite] = network.rules.capacity_report?.cite ?? [];
  return due.slice(0, SHOWN).map(({ report, answer }) => ({
    kind: 'capacity',
    n: due.length,
    what: report.name,
    of: report.service,
    ...(answer.reportDue ? { due: answer.reportDue } : {}),
    ...(cite ? { cite } : {}),
  }));
}
