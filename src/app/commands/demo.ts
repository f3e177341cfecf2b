import { codeAt } from '../../platform/auth/index.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, type DemoSignIn } from '../../rooms/accounts/index.ts';
import { seedDemo } from '../demo/seed.ts';
import type { Settings } from '../settings.ts';
import { openMigrated } from './open-store.ts';
import { listenUntilSignal, openPortal } from './serve.ts';
import { EXIT } from './speak.ts';

/** `npm start`: the portal with a synthetic population and a sign-in for each role, on this machine only. */
export async function demo(settings: Settings): Promise<number> {
  if (process.env.NODE_ENV === 'production') {
    console.error(
      'The demonstration has passwords everybody knows: it does not start where NODE_ENV is production. See `madrone serve`.',
    );
    return EXIT.usage;
  }
  // Always the embedded database, in a folder of its own: synthetic people never meet a real plan's data.
  const own = { ...settings, databaseUrl: undefined, dataFolder: `${settings.dataFolder}-demo` };
  const db = await openMigrated(own);
  const portal = await openPortal(db, own, { secure: false, log: false });
  const address = `http://${own.portal.host}:${own.portal.port}`;
  await listenUntilSignal(portal, db, own, async () => {
    console.log(`Everything here is SYNTHETIC: people, providers, claims and payments.\n\n  ${address}\n`);
    const { desk, door } = portal;
    const signIns = await seedDemo({
      db,
      book: desk.shelf.book,
      door,
      settings: own,
      now: new Date(),
      say: console.log,
    });
    console.log(`\n${list(signIns)}\n`);
    console.log(
      `Password: ${DEMO_PASSWORD}\nSecond factor: ./madrone demo code, or ${DEMO_TOTP_SECRET} in an authenticator\n\nStop with Ctrl+C.`,
    );
  });
  return EXIT.yes;
}

export function demoCode(at: Date): string {
  return codeAt(DEMO_TOTP_SECRET, at);
}

function list(signIns: readonly DemoSignIn[]): string {
  return [...Map.groupBy(signIns, (each) => each.organization)]
    .map(([organization, of]) => `${organization}\n${of.map(({ email }) => `  ${email}`).join('\n')}`)
    .join('\n');
}
