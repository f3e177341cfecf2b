import type { FastifyInstance } from 'fastify';
import type { Actor, Permission } from '../../kernel/index.ts';
import type { Database, Session } from '../../platform/db/index.ts';
import { createServer, type Doors, type Mounted, mount, scopeOf } from '../../platform/http/index.ts';
import { openLetterPress } from '../../platform/print/index.ts';
import {
  type AccessPolicy,
  breakGlassApi,
  breakGlassRoutes,
  countGuess,
  type Door,
  passkeyApi,
  passkeyRoutes,
  peopleApi,
  peopleRoutes,
  recogniseSession,
  recoveryApi,
  recoveryRoutes,
  sessionApi,
  sessionRoutes,
  viewsApi,
  viewsRoutes,
} from '../../rooms/accounts/index.ts';
import { appealApi, appealRoutes } from '../../rooms/appeals/index.ts';
import { type AuditEvent, appendAudit, auditApi, auditRoutes } from '../../rooms/audit/index.ts';
import { requestApi, requestRoutes } from '../../rooms/authorizations/index.ts';
import { benefitApi, benefitRoutes } from '../../rooms/benefits/index.ts';
import { caseApi, caseRoutes, type Scan } from '../../rooms/cases/index.ts';
import { continuityApi, continuityRoutes } from '../../rooms/continuity/index.ts';
import { libraryApi, libraryRoutes } from '../../rooms/library/index.ts';
import { memberApi, memberRoutes, reachMember } from '../../rooms/members/index.ts';
import { DirectoryDesk, networkApi, networkRoutes, providerPhone } from '../../rooms/network/index.ts';
import { noticeApi, noticeRoutes } from '../../rooms/notices/index.ts';
import { referralApi, referralRoutes } from '../../rooms/referrals/index.ts';
import { Speech } from '../../rules/index.ts';
import { appealDoors } from '../appeal-doors.ts';
import { continuityDoors } from '../continuity-doors.ts';
import { limitsOf } from '../limits-of.ts';
import { zipTable } from '../network-folder.ts';
import { groupContacts, letterBook, noticesTold, openedOnce } from '../notice-doors.ts';
import { proveAudit } from '../prove-audit.ts';
import { referralDoors } from '../referral-doors.ts';
import { requestDoors } from '../request-doors.ts';
import { worldFor } from '../world-for.ts';
import { planPhoneIn } from './accounts-door.ts';
import { memberDesk } from './member-desk.ts';
import { policyApi } from './policy-api.ts';
import type { PolicyDesk } from './policy-desk.ts';
import { policyRoutes } from './policy-routes.ts';
import { serveSite } from './static-site.ts';
import { todayApi } from './today-api.ts';
import { todayRoutes } from './today-routes.ts';

export interface PortalOptions {
  readonly db: Database;
  readonly desk: PolicyDesk;
  readonly now: () => Date;
  readonly version: string;
  readonly secure: boolean;
  readonly behindProxy: boolean;
  readonly access: AccessPolicy;
  readonly door: Door;
  /** Looks for malware in what is attached. */
  readonly scan: Scan;
  readonly log: boolean;
  /** How long a request may take to arrive; a test waits less. */
  readonly patienceMs?: number | undefined;
}

export interface Portal {
  readonly server: FastifyInstance;
  /** Every wish the portal answers. */
  readonly routes: readonly Mounted[];
}

/** The portal's server with every room's routes on it. Listening is the caller's. */
export async function createPortal(options: PortalOptions): Promise<Portal> {
  const { db, desk, door } = options;
  const owner = db.beside; // asked while the request holds a connection
  const doors = doorsOf(options);
  const server = await createServer({
    ...options,
    doors,
    requestsPerMinute: options.access.limits.requests.per_minute,
  });
  const told = noticesTold(desk);
  const directory = new DirectoryDesk(desk.book, (plan) => desk.policyOf(plan), await zipTable());
  const routes = [
    ...mount(server, doors, 'today', todayApi, todayRoutes(desk.book, directory)),
    ...mount(server, doors, 'policy', policyApi, policyRoutes(desk)),
    ...mount(server, doors, 'session', sessionApi, sessionRoutes(door)),
    ...mount(server, doors, 'passkeys', passkeyApi, passkeyRoutes(door)),
    ...mount(server, doors, 'people', peopleApi, peopleRoutes(door)),
    ...mount(server, doors, 'recovery', recoveryApi, recoveryRoutes(door)),
    ...mount(server, doors, 'views', viewsApi, viewsRoutes()),
    ...mount(server, doors, 'break_glass', breakGlassApi, breakGlassRoutes(door, memberDesk(owner))),
    ...mount(
      server,
      doors,
      'benefits',
      benefitApi,
      benefitRoutes({ policyOf: (plan) => desk.policyOf(plan), reach: reachMember, worldFor: worldFor(owner) }),
    ),
    ...mount(
      server,
      { ...doors, ready: async (wish) => wish === 'library.read' && desk.shelf() },
      'library',
      libraryApi,
      libraryRoutes({
        deskOf: (plan) => desk.libraryOf(plan),
        sourcedDeskOf: (plan) => desk.sourcedLibraryOf(plan),
      }),
    ),
    ...mount(
      server,
      doors,
      'members',
      memberApi,
      memberRoutes({
        policyOf: (plan) => desk.policyOf(plan),
        limitsOf: limitsOf(owner),
        providerPhone,
        planPhone: (plan) => planPhoneIn(desk.book, plan, 'member_services'),
        inTransaction: (work) => owner.transaction(work),
      }),
    ),
    ...mount(server, doors, 'network', networkApi, networkRoutes(directory)),
    ...mount(
      server,
      doors,
      'cases',
      caseApi,
      caseRoutes({
        words: desk.book,
        scan: options.scan,
        mostMegabytes: options.access.limits.attachments.most_megabytes,
      }),
    ),
    ...mount(
      server,
      doors,
      'requests',
      requestApi,
      requestRoutes({
        ...requestDoors(owner, desk),
        reach: reachMember,
        rolesThatReview: rolesThat(options.access, 'authorization.review'),
        told: told.ofRequest,
      }),
    ),
    ...mount(
      server,
      doors,
      'notices',
      noticeApi,
      noticeRoutes({
        words: desk.book,
        bookOf: (plan) => {
          const policy = desk.policyOf(plan);
          return policy && letterBook(desk.book, policy);
        },
        groupOf: groupContacts(desk.book),
        reach: reachMember,
        press: openedOnce(openLetterPress),
      }),
    ),
    ...mount(
      server,
      doors,
      'appeals',
      appealApi,
      appealRoutes({
        ...appealDoors(owner, desk, told),
        reach: reachMember,
        rolesThatWorkAppeals: rolesThat(options.access, 'appeal.work'),
      }),
    ),
    ...mount(
      server,
      doors,
      'continuity',
      continuityApi,
      continuityRoutes({ ...continuityDoors(owner, desk), reach: reachMember, told: told.ofContinuity }),
    ),
    ...mount(
      server,
      doors,
      'referrals',
      referralApi,
      referralRoutes(referralDoors(owner, desk, desk.book, reachMember)),
    ),
    ...mount(
      server,
      doors,
      'audit',
      auditApi,
      auditRoutes(() => proveAudit(owner)),
    ),
  ];
  server.get('/api/openapi.json', { schema: { hide: true } }, () => server.swagger());
  await serveSite(server);
  return { server, routes };
}

function rolesThat({ roles }: PortalOptions['access'], permission: Permission): string[] {
  return Object.keys(roles).filter((role) => roles[role]?.may.includes(permission));
}

function doorsOf({ db, desk, now, access, door }: PortalOptions): Doors {
  const append = (tx: Session, actor: Actor | undefined, at: Date, lines: Parameters<Doors['append']>[3]) =>
    appendAudit(
      tx,
      actor?.account ?? 'nobody',
      lines.map((line) => eventOf(actor, at, line)),
    );
  return {
    db,
    now,
    guessed: (address, at) => countGuess(db, address, at, access.limits.requests.sign_in_per_minute),
    columnName: (column, language) => new Speech(desk.book, language).word(`column.${column}`) ?? column,
    // What the page says now goes before what was chosen once: the answer stands on that page.
    languageOf: (request) => firstLanguage(request.headers['accept-language']) ?? request.actor?.language ?? 'en',
    scopeOf,
    append,
    audited: (actor, at, lines) => db.transaction((tx) => append(tx, actor, at, lines), scopeOf(actor, at)),
    recognise: (token, csrf, isRead, at) => recogniseSession(door, token, csrf, isRead, at),
  };
}

function eventOf(actor: Actor | undefined, at: Date, line: Parameters<Doors['append']>[3][number]): AuditEvent {
  const { plan } = line.detail ?? {};
  return {
    plan: typeof plan === 'string' ? plan : (actor?.plans[0] ?? ''),
    at,
    actor: actor?.account ?? 'nobody',
    organization: actor?.organization,
    ...line,
  };
}

function firstLanguage(header: string | undefined): string | undefined {
  return /^\s*([a-zA-Z]{2,3})/.exec(header ?? '')?.[1]?.toLowerCase();
}
