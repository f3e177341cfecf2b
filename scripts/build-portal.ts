import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Builds the portal after an install: `node scripts/build-portal.ts`. An install without the development packages has nothing to build with. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
if (existsSync(`${ROOT}node_modules/vite`)) {
  const { build } = await import('vite');
  await build({ root: `${ROOT}web`, configFile: `${ROOT}web/vite.config.ts`, logLevel: 'warn' });
} else {
  console.log('The portal was not built: the development packages are not installed.');
}
