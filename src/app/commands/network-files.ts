import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeHsdsCsv, writeHsdsJson } from '../../formats/hsds/index.ts';
import { type Finding, hasErrors, warning } from '../../kernel/index.ts';
import {
  type Directory,
  directoryFromHsds,
  directoryToHsds,
  type Listing,
  type Organization,
  publishedListings,
  putDirectory,
  storedListings,
} from '../../rooms/network/index.ts';
import { compilePolicy, type PolicyBook, packsOf, Speech } from '../../rules/index.ts';
import { lookAtInput } from '../input-file.ts';
import { loadNetwork, readHsds } from '../network-folder.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll, sayFinding, unknownPlan } from './speak.ts';

export interface NetworkOptions {
  readonly plan: string;
  readonly hsds: string;
  readonly all?: boolean;
  readonly lang: string;
}

/** `madrone network export --plan P --hsds PATH`: a JSON file, or a folder of CSV tables when the path has no ending. */
export async function networkExport({ plan, hsds, all, lang }: NetworkOptions, settings: Settings): Promise<number> {
  const { book } = await loadPolicyFolder({ sources: false });
  const policy = compilePolicy(book, plan);
  if (!policy) return sayAll([unknownPlan(plan)], new Speech(book, lang), EXIT.usage);
  const directory = all ? await storedDirectory(policy.plan, settings) : publishedDirectory(book, plan, policy.plan);
  const tables = directoryToHsds(directory, book.services ?? {});
  if (hsds.endsWith('.json')) {
    await mkdir(dirname(hsds), { recursive: true });
    await writeFile(hsds, writeHsdsJson(tables));
  } else {
    await mkdir(hsds, { recursive: true });
    for (const { name, text } of writeHsdsCsv(tables)) await writeFile(join(hsds, name), text);
  }
  console.log(`${directory.organizations.length} organizations, ${directory.listings.length} places: ${hsds}`);
  return EXIT.yes;
}

function publishedDirectory(book: PolicyBook, planOrBrand: string, plan: string): Directory {
  const packs = packsOf(book, planOrBrand) ?? [];
  const names = new Map(packs.map((p) => [p.plan.plan, p.plan.name.en] as const));
  const listings = packs.flatMap(publishedListings).filter((one) => one.plan === plan);
  const organizations = new Map<string, Organization>();
  for (const { organization: id, name } of listings) {
    const kind = names.has(id) ? 'plan' : 'provider';
    if (!organizations.has(id)) organizations.set(id, { id, name: names.get(id) ?? name, kind, synthetic: false });
  }
  return { organizations: [...organizations.values()], listings };
}

async function storedDirectory(plan: string, settings: Settings): Promise<Directory> {
  const db = await openMigrated(settings);
  try {
    const listings = await storedListings(db, plan);
    const { rows } = await db.query<Organization>(
      `select organization_id as id, name, kind, synthetic from organization
       where organization_id in (select organization_id from site where plan = $1) order by organization_id`,
      [plan],
    );
    return { organizations: rows, listings };
  } finally {
    await closeDatabase(db);
  }
}

/** `madrone network import PATH --plan P`: what fits goes in, all at once; each thing that does not is said. */
export async function networkImport(
  path: string,
  { plan, lang, check }: { readonly plan: string; readonly lang: string; readonly check?: boolean },
  settings: Settings,
): Promise<number> {
  const { book } = await loadPolicyFolder({ sources: false });
  const speech = new Speech(book, lang);
  const policy = compilePolicy(book, plan);
  if (!policy) return sayAll([unknownPlan(plan)], speech, EXIT.usage);
  const trouble = await lookAtInput(path);
  if (trouble && trouble.code !== 'input.not_a_file') return sayAll([trouble], speech, EXIT.badInput);
  const findings: Finding[] = [];
  const read = directoryFromHsds(await readHsds(path, findings), policy.plan, book.services ?? {}, findings);
  const listings = read.listings.flatMap((one) => imported(one, findings));
  const organizations = read.organizations.filter((o) => listings.some((one) => one.organization === o.id));
  for (const found of findings) console.log(sayFinding(found, speech));
  if (!check && listings.length > 0) {
    const db = await openMigrated(settings);
    try {
      await db.transaction((tx) => putDirectory(tx, policy.plan, { organizations, listings }, undefined));
    } finally {
      await closeDatabase(db);
    }
  }
  console.log(`${organizations.length} organizations, ${listings.length} places`);
  return hasErrors(findings) ? EXIT.no : EXIT.yes;
}

/** A published entry comes from policy alone: a file that says it is one is not believed. */
function imported(one: Listing, findings: Finding[]): Listing[] {
  if (one.source !== 'published')
    return [{ ...one, source: one.source === 'synthetic' ? 'synthetic' : 'imported', cites: [] }];
  findings.push(warning('network.published_elsewhere', one.id));
  return [];
}

/** `madrone network load`: the published directories into the database; with `--synthetic` an invented network beside them. */
export async function networkLoad(options: { readonly synthetic?: boolean }, settings: Settings): Promise<number> {
  const { book } = await loadPolicyFolder({ sources: false });
  const db = await openMigrated(settings);
  try {
    const asked = { now: new Date(), synthetic: options.synthetic ?? false };
    const { published, synthetic } = await db.transaction((tx) => loadNetwork(tx, book, asked));
    console.log(`${published} published and ${synthetic} synthetic places are in the database.`);
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}
