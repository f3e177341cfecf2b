import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { codeAt } from '../../platform/auth/index.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, type DemoSignIn } from '../../rooms/accounts/index.ts';
import { accessPolicy } from '../access-policy.ts';
import { seedDemo } from '../demo/seed.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import { PolicyDesk } from '../portal/policy-desk.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { doorFor, listenUntilSignal, openPortal, standInUrl } from './serve.ts';
import { EXIT } from './speak.ts';

/** `npm start`: the portal with a synthetic population and a sign-in for each role, on this machine only. */
export async function demo(settings: Settings): Promise<number> {
  if (process.env.NODE_ENV === 'production') {
    console.error(
      'The demonstration has passwords everybody knows: it does not start where NODE_ENV is production. See `madrone serve`.',
    );
    return EXIT.usage;
  }
  const own = ownFolder(settings);
  const policy = PolicyDesk.open();
  const db = await openMigrated(own);
  const portal = await openPortal(db, own, { secure: false, log: false, policy });
  await listenUntilSignal(portal, db, own, async () => {
    console.log(`Everything here is SYNTHETIC: people, providers, claims and payments.\n`);
    console.log(`  ${standInUrl(own.portal)}\n\nThe people are being invented; this takes a moment.`);
    // In a process of its own: inventing thousands of people would keep the portal's from answering.
    const seeding = spawn(process.execPath, [CLI, 'demo', 'seed'], { stdio: 'inherit' });
    await once(seeding, 'exit');
  });
  return EXIT.yes;
}

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url));

/** `madrone demo seed`: everything the demonstration needs into its database. Done again it changes nothing. */
export async function demoSeed(settings: Settings): Promise<number> {
  const own = ownFolder(settings);
  const db = await openMigrated(own);
  try {
    const { book } = await loadPolicyFolder({ sources: false });
    const door = await doorFor(db, own, await accessPolicy(), book, () => new Date());
    const signIns = await seedDemo({
      db,
      book,
      door,
      settings: own,
      now: new Date(),
      say: (sentence) => console.log(sentence),
    });
    console.log(`\n${list(signIns)}\n\nPassword: ${DEMO_PASSWORD}`);
    console.log(`Second factor: ./madrone demo code, or ${DEMO_TOTP_SECRET} in an authenticator\nStop with Ctrl+C.`);
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}

/** Always the embedded database, in a folder of its own: synthetic people never meet a real plan's data. */
function ownFolder(settings: Settings): Settings {
  const dataFolder = `${settings.dataFolder}-demo`;
  return { ...settings, databaseUrl: undefined, dataFolder, noticesFolder: `${dataFolder}-notices` };
}

export function demoCode(at: Date): string {
  return codeAt(DEMO_TOTP_SECRET, at);
}

function list(signIns: readonly DemoSignIn[]): string {
  return [...Map.groupBy(signIns, (each) => each.organization)]
    .map(
      ([organization, of]) =>
        `${organization}: ${of.map(({ email }) => email.split('@')[0]).join(', ')} @${organization}.example`,
    )
    .join('\n');
}
