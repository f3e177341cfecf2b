import { z } from 'zod';
import { type Finding, hasErrors } from '../../kernel/index.ts';
import { readYamlFolder } from '../../platform/policy/index.ts';
import { type LoadedPolicy, type PolicyText, parseYaml, type SourcesFile } from '../../rules/index.ts';
import { caseFiles, loadPolicyFolder, loadSourcesFolder, POLICY_FOLDER } from '../policy-folder.ts';
import { ROOT } from './fresh.ts';
import { readSourceEvidence, type SourceEvidence } from './source-evidence.ts';

export interface ShelvedCase {
  readonly file: string;
  readonly name: string;
  readonly plan: string;
  readonly cites: readonly string[];
}

type Statement = SourcesFile['statements'][number];

export interface ShelvedStatement {
  readonly row: Statement;
  readonly document: SourcesFile['document'];
}

/** What explanations draw on beside the policy: its files, what they cite, and what proves it. Plain data, so a thread can hand it over. */
export interface Evidence extends Pick<LoadedPolicy, 'sources' | 'findings'> {
  readonly texts: readonly PolicyText[];
  readonly statements: ReadonlyMap<string, ShelvedStatement>;
  readonly cases: readonly ShelvedCase[];
  readonly evidence: readonly SourceEvidence[];
}
export type Shelf = LoadedPolicy & Evidence;

export async function readShelf(
  folder = POLICY_FOLDER,
  root = ROOT,
  loaded = loadPolicyFolder({ sources: false, library: true }, folder),
): Promise<Shelf> {
  return shelved(await loaded, await readEvidence(folder, root));
}

export function shelved({ book, findings }: LoadedPolicy, evidence: Evidence): Shelf {
  return { ...evidence, book, findings: [...findings, ...evidence.findings] };
}

export async function readEvidence(folder = POLICY_FOLDER, root = ROOT): Promise<Evidence> {
  const registry = await loadSourcesFolder(folder);
  const statements = new Map(
    registry.sources.flatMap(({ document, statements: rows }) =>
      rows.map((row) => [row.id, { row, document }] as const),
    ),
  );
  return {
    sources: registry.sources,
    findings: registry.findings,
    texts: await readYamlFolder(folder),
    statements,
    cases: casesIn(await caseFiles(folder)),
    evidence: await readSourceEvidence(root),
  };
}

/** Of a case what a page names: the whole of its schema takes twice as long, and is for `policy test`, which plays it. */
const titled = z.array(z.object({ name: z.string(), plan: z.string(), cites: z.array(z.string()).default([]) }));

/** Cases as they are written, without playing them. Files that do not fit are left to `policy test`. */
function casesIn(files: readonly PolicyText[]): ShelvedCase[] {
  return files.flatMap((file) => {
    const findings: Finding[] = [];
    const cases = parseYaml(file, titled, findings);
    if (!cases || hasErrors(findings)) return [];
    return cases.map(({ name, plan, cites }) => ({ file: `policy/${file.path}`, name, plan, cites }));
  });
}

/** `policy/ccah/benefits/pump.yaml:12`, where a provision or question of a pack stands. */
export function placeOf(shelf: Shelf, pack: string, key: 'id' | 'question' | 'benefit', id: string): string {
  const line = new RegExp(`^\\s*(?:- )?${key}: ${id}\\s*$`);
  for (const { path, text } of shelf.texts) {
    if (!path.startsWith(`${pack}/`)) continue;
    const index = text.split('\n').findIndex((l) => line.test(l));
    if (index >= 0) return `policy/${path}:${index + 1}`;
  }
  return `policy/${pack}`;
}
