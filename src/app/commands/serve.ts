import { readFile } from 'node:fs/promises';
import { hasErrors } from '../../kernel/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { outboxFolder } from '../../platform/mail/index.ts';
import { spoolFolder } from '../../platform/post/index.ts';
import { openLetterPress } from '../../platform/print/index.ts';
import { clamdScan, noScan } from '../../platform/scan/index.ts';
import type { AccessPolicy, Door } from '../../rooms/accounts/index.ts';
import { shelveLibrary } from '../../rooms/library/index.ts';
import type { PolicyBook } from '../../rules/index.ts';
import { accessPolicy } from '../access-policy.ts';
import { type LetterSender, startLetterSender } from '../letter-sender.ts';
import { openedOnce } from '../notice-doors.ts';
import { loadSpeech } from '../policy-folder.ts';
import { openAccountsDoor } from '../portal/accounts-door.ts';
import { PolicyDesk } from '../portal/policy-desk.ts';
import { createPortal, type Portal } from '../portal/portal.ts';
import { DEMO_SECRET, hasSyntheticAccounts, productionFindings } from '../portal/production.ts';
import { sendNotices } from '../send-notices.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll } from './speak.ts';

/** `madrone serve`: the portal for real people. Refuses to start on defaults or beside demonstration accounts. */
export async function serve(options: { readonly lang: string }, settings: Settings): Promise<number> {
  const early = productionFindings(settings, false);
  if (hasErrors(early)) return sayAll(early, await loadSpeech(options.lang), EXIT.usage);
  const db = await openMigrated(settings);
  const findings = productionFindings(settings, await hasSyntheticAccounts(db));
  if (hasErrors(findings)) {
    await closeDatabase(db);
    return sayAll(findings, await loadSpeech(options.lang), EXIT.usage);
  }
  const portal = await openPortal(db, settings, { secure: true, log: true });
  await listenUntilSignal(portal, db, settings);
  return EXIT.yes;
}

interface OpenPortalOptions {
  readonly secure: boolean;
  readonly log: boolean;
  /** Read meanwhile, by whoever has something else to wait for. */
  readonly policy?: Promise<PolicyDesk>;
}

export interface OpenPortal extends Portal {
  readonly desk: PolicyDesk;
  readonly door: Door;
}

export async function openPortal(
  db: Database,
  settings: Settings,
  { secure, log, policy = PolicyDesk.open() }: OpenPortalOptions,
): Promise<OpenPortal> {
  const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const { behindProxy } = settings.portal;
  const access = await accessPolicy();
  const desk = await policy;
  const now = () => new Date();
  await db.transaction((tx) => shelveLibrary(tx, desk.book, now()));
  const door = await doorFor(db, settings, access, desk.book, now);
  const scan = settings.portal.clamd === undefined ? noScan : clamdScan(settings.portal.clamd);
  const portal = await createPortal({ scan, db, access, desk, door, now, version, secure, behindProxy, log });
  return { ...portal, desk, door };
}

/** By a name and not a number: browsers make passkeys for names only. */
export function standInUrl({ host, port }: Settings['portal']): string {
  return `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;
}

/** What a demonstration leaves unset has a stand-in that `serve` refuses. */
export function doorFor(
  db: Database,
  { portal, dataFolder }: Settings,
  policy: AccessPolicy,
  book: PolicyBook,
  now: () => Date,
) {
  const say = (sentence: string) => console.error(sentence);
  const folder = portal.mailFolder ?? `${dataFolder}-outbox`;
  return openAccountsDoor({
    db,
    policy,
    book,
    mail: outboxFolder(folder, {
      from: portal.mailFrom,
      now,
      told: portal.mailFolder === undefined ? say : () => undefined,
    }),
    secret: portal.secret ?? DEMO_SECRET,
    publicUrl: portal.publicUrl ?? standInUrl(portal),
    passkeyDomain: portal.passkeyDomain,
    signOn: portal.signOn,
    failed: (error) => say(`a letter was not laid out: ${error instanceof Error ? error.message : 'unknown'}`),
  });
}

/** Runs until asked to stop; requests and the letter under way are finished first. `meanwhile` begins once the portal can be opened, and letters go after it. */
export async function listenUntilSignal(
  { server, desk }: OpenPortal,
  db: Database,
  settings: Settings,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> {
  const { portal } = settings;
  await server.listen({ host: portal.host, port: portal.port });
  void desk.shelf().catch((error) => console.error(`sources and proofs cannot be read: ${error}`)); // asked again, refused again
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.removeAllListeners(signal); // the command line's own would close the database under running requests
      process.once(signal, resolve);
    }
  });
  let sender: LetterSender | undefined;
  const begin = async () => {
    await meanwhile();
    sender = sendLetters(db, desk, settings);
    await asked;
  };
  try {
    await Promise.race([asked, begin()]);
  } finally {
    await sender?.stop();
    await server.close();
    await closeDatabase(db);
  }
}

/** The letters of the outbox, as often as the deployment says; undefined where it leaves them to the command line. */
function sendLetters(
  db: Database,
  desk: PolicyDesk,
  { noticesFolder, noticesEverySeconds }: Settings,
): LetterSender | undefined {
  if (!(noticesEverySeconds > 0)) return undefined;
  const post = spoolFolder(noticesFolder);
  const press = openedOnce(openLetterPress);
  return startLetterSender({
    db,
    everySeconds: noticesEverySeconds,
    run: async (signal) => sendNotices({ db, desk, post, press: await press() }, Date.now(), undefined, signal),
    say: (sentence) => console.error(sentence),
  });
}
