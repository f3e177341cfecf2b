import { readFile } from 'node:fs/promises';
import type { Route } from '../../kernel/index.ts';
import { createServer, type Doors, mount } from '../../platform/http/index.ts';
import { APIS } from '../portal/apis.ts';
import { type Generated, ROOT } from './fresh.ts';
import { code, codes, generatedBy, page, table } from './markdown.ts';
import { REFERENCE_COMMAND } from './reason-page.ts';

/** The HTTP interface: the OpenAPI document that the portal serves too, and a page to read. */
export async function apiPages(): Promise<Generated[]> {
  return [
    { path: 'docs/reference/openapi.json', text: `${JSON.stringify(await openApi(), null, 1)}\n` },
    { path: 'docs/reference/api.md', text: apiPage() },
  ];
}

/** From the contracts alone: a server with every route on it, that nobody asks anything. */
async function openApi(): Promise<object> {
  const { version } = JSON.parse(await readFile(`${ROOT}package.json`, 'utf8')) as { version: string };
  const doors = {} as Doors;
  const quiet = { secure: true, requestsPerMinute: 1, behindProxy: false, log: false };
  const server = await createServer({ doors, version, ...quiet });
  for (const [room, api] of Object.entries(APIS)) mount(server, doors, room, api, {} as never);
  await server.ready();
  const document = server.swagger();
  await server.close();
  return document;
}

function apiPage(): string {
  const rooms = Object.entries(APIS).flatMap(([room, api]) => [
    `## ${room}`,
    table(
      ['wish', 'what', 'who may'],
      Object.entries<Route>(api).map(([, { method, path, summary, may, media }]) => [
        code(`${method} ${path}`),
        media === 'text/csv' ? `${summary} (CSV)` : summary,
        may === 'anyone' ? 'anybody' : may === 'signed_in' ? 'who is signed in' : codes([may].flat()),
      ]),
    ),
  ]);
  return page(
    '# HTTP interface',
    generatedBy(REFERENCE_COMMAND),
    `Every wish the portal answers; [openapi.json](openapi.json) has what is sent and answered, and \`GET /api/openapi.json\` serves the
same. A session is the cookie \`madrone_session\` that signing in sets; whatever changes something carries beside it the header
\`x-madrone-csrf\` with the value that signing in answered. Which role has which permission stands in \`policy/access/roles.yaml\`. A wish
that is not granted answers \`{"refused": {"code", "because"}}\`; what somebody may not see answers like what does not exist.`,
    ...rooms,
  );
}
