import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const VITE = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
const WEB = fileURLToPath(new URL('../../web', import.meta.url));

/** Before any test: the portal that is driven is the one whose source is here. */
export default async function buildOnce(): Promise<void> {
  const built = await stat(`${WEB}/dist/index.html`).catch(() => undefined);
  const names = (await readdir(`${WEB}/src`, { recursive: true })).map((name) => `${WEB}/src/${name}`);
  const sources = await Promise.all([...names, `${WEB}/index.html`, `${WEB}/vite.config.ts`].map((name) => stat(name)));
  const newest = Math.max(...sources.map(({ mtimeMs }) => mtimeMs));
  if (built && built.mtimeMs > newest) return;
  // In a process of its own: a test's environment would build what developers see, not what people get.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [VITE, 'build', WEB, '--logLevel', 'error'], { env });
}
