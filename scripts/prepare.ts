import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** After an install, what the first start would otherwise wait for: `node scripts/prepare.ts`. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

// An install without the development packages has nothing to build the portal with.
if (existsSync(`${ROOT}node_modules/vite`)) {
  const { build } = await import('vite');
  await build({ root: `${ROOT}web`, configFile: `${ROOT}web/vite.config.ts`, logLevel: 'warn' });
} else {
  console.log('The portal was not built: the development packages are not installed.');
}

// The server's TypeScript, compiled into the cache that the launcher names.
if (process.platform !== 'win32') execFileSync(`${ROOT}madrone`, ['--help'], { stdio: 'ignore' });
