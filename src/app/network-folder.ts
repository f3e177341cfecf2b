import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HsdsTables, readHsdsCsv, readHsdsJson } from '../formats/hsds/index.ts';
import { californiaDate, type Finding, hasErrors } from '../kernel/index.ts';
import type { Queryable } from '../platform/db/index.ts';
import {
  type DirectoryShelf,
  dropListings,
  loadPublished,
  putCapacity,
  putDirectory,
  putPractitioners,
  readZipTable,
  syntheticNetwork,
  syntheticWorld,
  type ZipTable,
} from '../rooms/network/index.ts';
import { type PolicyBook, parseYaml } from '../rules/index.ts';
import { POLICY_FOLDER } from './policy-folder.ts';

const WORLD = fileURLToPath(new URL('../../examples/network.yaml', import.meta.url));

/** The centres of ZIP codes, when the deployment has them (`policy/places/README.md`); without them distances stay unknown. */
export async function zipTable(findings: Finding[] = []): Promise<ZipTable> {
  const text = await readFile(`${POLICY_FOLDER}/places/zip-centroids.csv`, 'utf8').catch(() => '');
  return readZipTable(text, findings);
}

/** An HSDS directory from a JSON file or from a folder of CSV files. */
export async function readHsds(path: string, findings: Finding[]): Promise<HsdsTables> {
  if (!(await stat(path)).isDirectory()) return readHsdsJson(await readFile(path, 'utf8'), findings);
  const names = (await readdir(path)).filter((name) => name.endsWith('.csv')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(path, name), 'utf8') })),
  );
  return readHsdsCsv(files, findings);
}

export interface LoadedNetwork {
  readonly published: number;
  readonly synthetic: number;
}

/**
 * The plans' published directories into the database, as they now are; for a demonstration with an invented network of
 * people and capacity beside them. Done again it changes nothing that somebody has changed since.
 */
export async function loadNetwork(
  tx: Queryable,
  book: PolicyBook,
  { now, synthetic }: { readonly now: Date; readonly synthetic: boolean },
): Promise<LoadedNetwork> {
  const shelf: DirectoryShelf = {
    put: (plan, directory, from) => putDirectory(tx, plan, directory, from),
    drop: (plan, source, keep) => dropListings(tx, plan, source, keep),
  };
  let published = 0;
  for (const pack of book.packs) published += await loadPublished(shelf, pack);
  return { published, synthetic: synthetic ? await loadSynthetic(tx, book, now) : 0 };
}

async function loadSynthetic(tx: Queryable, book: PolicyBook, now: Date): Promise<number> {
  const findings: Finding[] = [];
  const world = parseYaml(
    { path: 'examples/network.yaml', text: await readFile(WORLD, 'utf8') },
    syntheticWorld,
    findings,
  );
  if (!world || hasErrors(findings)) throw new Error('examples/network.yaml does not fit');
  let loaded = 0;
  for (const { plan } of book.packs) {
    const network = syntheticNetwork(plan.plan, world[plan.plan] ?? [], californiaDate(now));
    if (network.listings.length === 0 || (await isThere(tx, plan.plan))) continue;
    await putDirectory(tx, plan.plan, network, '2020-01-01');
    await putPractitioners(tx, plan.plan, network.people);
    await putCapacity(tx, plan.plan, network.capacity, 'synthetic', now);
    loaded += network.listings.length;
  }
  return loaded;
}

async function isThere(tx: Queryable, plan: string): Promise<boolean> {
  const { rowCount } = await tx.query(`select from site where plan = $1 and source = 'synthetic' limit 1`, [plan]);
  return rowCount > 0;
}
