import { type Actor, californiaDate, done, type Handlers, order, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { WARNING_DAYS } from './check-credentials.ts';
import { type DirectoryDesk, NO_PLAN, ownPlan, type PlanNetwork } from './directory-desk.ts';
import { keepPaper } from './keep-paper.ts';
import type { papersApi } from './papers-api.ts';
import { plainText } from './places.ts';
import {
  colleaguesWithoutPapers,
  practitionerById,
  practitioners,
  putPractitioners,
  type StoredPractitioner,
} from './practitioner-store.ts';
import { paperChoices, practitionerLine, shownQuestions } from './show-practitioner.ts';
import { holdVersions, keepVersion, versionsOf } from './version-store.ts';

const NOBODY = refused('not_found', 'the plan knows no such practitioner');
const NOT_YOURS = refused('not_allowed', 'provider relations or the organization’s account manager see papers');

/** Whose papers somebody may see and keep: everybody's, those of one organization, or nobody's. */
function mayKeep(actor: Actor): { readonly organization: string | undefined } | undefined {
  if (actor.permissions.has('directory.edit')) return { organization: undefined };
  return actor.permissions.has('directory.edit_own') ? { organization: actor.organization } : undefined;
}

/** Who reviews for the plan is a practitioner of its own, by his account, before any paper of his is kept. */
async function colleagues(tx: Queryable, { reach, organization }: Actor, { plan, rules }: PlanNetwork) {
  const roles = (rules.qualifications ?? []).map(({ role }) => role);
  return reach === 'plan' ? colleaguesWithoutPapers(tx, plan, organization, roles) : [];
}

export function papersRoutes(desk: DirectoryDesk): Handlers<typeof papersApi, Queryable> {
  const reach = async (tx: Queryable, actor: Actor, plan: string, id: string) => {
    const may = mayKeep(actor);
    if (!may) return NOT_YOURS;
    const network = ownPlan(desk, actor, plan);
    const stored =
      network &&
      ((await practitionerById(tx, network.plan, id)) ??
        (await colleagues(tx, actor, network)).find((one) => one.id === id));
    const isTheirs = may.organization === undefined || stored?.organization === may.organization;
    return network && stored && isTheirs ? done({ network, stored }) : NOBODY;
  };
  return {
    async practitioners({ actor, body, tx, now }) {
      const may = mayKeep(actor);
      if (!may) return NOT_YOURS;
      const network = ownPlan(desk, actor, body.plan);
      if (!network) return NO_PLAN;
      const organization = may.organization ?? body.organization;
      const asksOwn = organization === undefined || organization === actor.organization;
      const people = [
        ...(await practitioners(tx, network.plan, organization)),
        ...(asksOwn ? await colleagues(tx, actor, network) : []),
      ];
      const named = plainText(body.name ?? '');
      const found = people
        .filter((one) => body.role === undefined || one.person.role === body.role)
        .filter((one) => plainText(`${one.name} ${one.npi ?? ''}`).includes(named))
        .map((one) => practitionerLine(network, one, californiaDate(now)))
        .filter((one) => body.state === undefined || one.answer === body.state)
        .filter((one) => !body.ending || one.expired + one.expiring > 0);
      const from = (body.page - 1) * body.size;
      return done({
        total: found.length,
        roles: [...new Set(people.map((one) => one.person.role))].sort(order),
        warningDays: WARNING_DAYS,
        practitioners: found.slice(from, from + body.size),
      });
    },
    async practitioner({ actor, params, query, tx, now, language }) {
      const found = await reach(tx, actor, query.plan, params.practitioner);
      return found.ok ? done(await whole(tx, found.value, now, language)) : found;
    },
    async keepPaper({ actor, params, body, tx, now, language, audit }) {
      const found = await reach(tx, actor, body.plan, params.practitioner);
      if (!found.ok) return found;
      const { network } = found.value;
      const seen = await holdVersions(tx, network.plan, 'practitioner', params.practitioner);
      if (seen !== body.seen) return refused('conflict', 'somebody changed the papers meanwhile');
      const stored = (await practitionerById(tx, network.plan, params.practitioner)) ?? found.value.stored;
      const before = stored.person.credentials;
      const kept = keepPaper(before, body, californiaDate(now));
      if (!kept.ok) return kept;
      const changed = { ...stored, person: { ...stored.person, credentials: kept.value } };
      const kind = body.paper?.kind ?? before[body.position ?? 0]?.kind ?? '';
      await putPractitioners(tx, network.plan, [changed]);
      const { id, organization } = stored;
      const change = { plan: network.plan, subject: 'practitioner' as const, id, organization, seen };
      await keepVersion(tx, { ...change, before, after: kept.value, fields: [kind] }, actor, now);
      const how = body.paper === null ? 'taken_away' : body.position === undefined ? 'added' : 'put_right';
      audit('paper.kept', id, { plan: network.plan, kind, how });
      return done(await whole(tx, { network, stored: changed }, now, language));
    },
  };
}

async function whole(
  tx: Queryable,
  { network, stored }: { readonly network: PlanNetwork; readonly stored: StoredPractitioner },
  now: Date,
  language: string,
) {
  const today = californiaDate(now);
  const versions = await versionsOf(tx, network.plan, 'practitioner', stored.id);
  return {
    ...practitionerLine(network, stored, today),
    on: today,
    papers: stored.person.credentials,
    choices: paperChoices(network, language),
    questions: shownQuestions(network, stored, today, language),
    seen: versions[0]?.version ?? 0,
    versions,
  };
}
