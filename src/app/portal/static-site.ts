import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const SITE = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const DAY_SECONDS = 86_400;

/** The built portal: files that carry their digest in their name may be kept, the page itself is always asked for anew. */
export async function serveSite(server: FastifyInstance): Promise<void> {
  if (!(await isBuilt())) {
    server.get('/', (_, reply) =>
      reply.type('text/plain; charset=utf-8').send('The portal is not built: run "npm run web:build".\n'),
    );
    return;
  }
  await server.register(fastifyStatic, {
    root: SITE,
    wildcard: false, // the files there are; everything else is the portal's own way below `/`
    setHeaders: (response, path) => {
      const keep = path.includes('/assets/') ? `public, max-age=${365 * DAY_SECONDS}, immutable` : 'no-cache';
      response.header('cache-control', keep);
    },
  });
  server.get('/*', { schema: { hide: true } }, (request, reply) => {
    const [path = ''] = request.url.split('?');
    // The portal finds its own way below `/`; a file or wish that does not exist does not.
    // Ids of places hold dots too, so a dot alone is no file: only somebody who goes to a page asks for HTML.
    const isPage = !path.includes('.') || request.headers.accept?.includes('text/html') === true;
    if (path.startsWith('/api/') || path.startsWith('/assets/') || !isPage) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

function isBuilt(): Promise<boolean> {
  return access(`${SITE}/index.html`).then(
    () => true,
    () => false,
  );
}
