import { readFile } from 'node:fs/promises';
import { type Finding, hasErrors } from '../../kernel/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { shelveLibrary } from '../../rooms/library/index.ts';
import { readAccessPolicy } from '../access-policy.ts';
import { loadSpeech } from '../policy-folder.ts';
import { PolicyDesk } from '../portal/policy-desk.ts';
import { createPortal, type Portal } from '../portal/portal.ts';
import { hasSyntheticAccounts, productionFindings } from '../portal/production.ts';
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

export async function openPortal(
  db: Database,
  settings: Settings,
  { secure, log }: { readonly secure: boolean; readonly log: boolean },
): Promise<Portal> {
  const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const { behindProxy } = settings.portal;
  const findings: Finding[] = [];
  const access = await readAccessPolicy(findings);
  if (!access) throw new Error(`policy/access does not fit: ${findings.map((f) => `${f.at} ${f.code}`).join('; ')}`);
  const desk = await PolicyDesk.open();
  await db.transaction((tx) => shelveLibrary(tx, desk.shelf.book, new Date()));
  return createPortal({
    db,
    access,
    desk,
    now: () => new Date(),
    version,
    secure,
    behindProxy,
    log,
  });
}

/** Runs until asked to stop; requests under way are answered first. */
export async function listenUntilSignal(
  { server }: Portal,
  db: Database,
  { portal }: Settings,
  ready?: () => void,
): Promise<void> {
  await server.listen({ host: portal.host, port: portal.port });
  ready?.();
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.removeAllListeners(signal); // the command line's own would close the database under running requests
      process.once(signal, resolve);
    }
  });
  await server.close();
  await closeDatabase(db);
}
