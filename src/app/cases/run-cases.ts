import { type Finding, finding } from '../../kernel/index.ts';
import type { ZipTable } from '../../rooms/network/index.ts';
import {
  type CompiledPolicy,
  compilePolicy,
  type PolicyBook,
  type PolicyText,
  parseYaml,
  parseYamlList,
} from '../../rules/index.ts';
import { readAccessPolicy } from '../access-policy.ts';
import type { Answer } from './answers.ts';
import { type Expected, type PolicyCase, policyCase } from './case-schema.ts';
import type { CaseWorld, Cast } from './case-world.ts';
import { CaseMistake } from './given.ts';
import { castFile } from './given-schema.ts';
import { type Mismatch, mismatches } from './match.ts';
import { knownNames, unknownNames } from './unknown-names.ts';
import { CaseStage } from './wishes.ts';

export interface CaseResult {
  readonly file: string;
  readonly name: string;
  readonly cites: readonly string[];
  readonly plan: string;
  /** Empty when the case holds. */
  readonly mismatches: readonly Mismatch[];
}

export interface CaseReport {
  readonly results: readonly CaseResult[];
  /** Files and cases that do not fit the format. */
  readonly findings: readonly Finding[];
  /** Cases that were not played, for what the findings say. */
  readonly leftOut: number;
}

export function readCast(file: PolicyText, findings: Finding[]): Cast {
  return parseYaml(file, castFile, findings) ?? {};
}

/** Plays every case of the files through the real verbs, in memory. `known` are the citation ids that resolve. */
export async function runCases(
  book: PolicyBook,
  cast: Cast,
  files: readonly PolicyText[],
  known: ReadonlySet<string>,
  zips: ZipTable = new Map(),
): Promise<CaseReport> {
  const findings: Finding[] = [];
  const results: CaseResult[] = [];
  const names = knownNames(book);
  const policies = new Map<string, CompiledPolicy | undefined>();
  const access = await readAccessPolicy(findings);
  let written = 0;
  if (!access) return { results, findings, leftOut: 0 };
  for (const file of files) {
    const seen = new Set<string>();
    const read = parseYamlList(file, policyCase, findings);
    written += read.written;
    for (const played of read.fit) {
      const at = `${file.path}: ${played.name}`;
      if (seen.has(played.name)) {
        findings.push(finding('case.name_twice', at, { received: played.name }));
        continue;
      }
      seen.add(played.name);
      if (!policies.has(played.plan)) policies.set(played.plan, compilePolicy(book, played.plan));
      const policy = policies.get(played.plan);
      if (!policy) findings.push(finding('case.unknown_plan', at, { expected: plansOf(book), received: played.plan }));
      for (const cite of played.cites ?? []) {
        if (!known.has(cite)) findings.push(finding('case.citation_does_not_resolve', at, { received: cite }));
      }
      if (played.then.length !== played.when.length) {
        const detail = { expected: `${played.when.length} entries in then`, received: `${played.then.length}` };
        findings.push(finding('case.one_answer_a_wish', at, detail));
      } else if (policy) {
        const world = { policy, book, cast, zips, access };
        const unknown = unknownNames(world, names, played, at);
        findings.push(...unknown);
        const found = unknown.length > 0 ? undefined : await playCase(world, played, at, findings);
        if (found)
          results.push({
            file: file.path,
            name: played.name,
            cites: played.cites ?? [],
            plan: played.plan,
            mismatches: found,
          });
      }
    }
  }
  return { results, findings, leftOut: written - results.length };
}

/** Every plan and brand a case may name. */
function plansOf(book: PolicyBook): string {
  return `one of ${book.packs.flatMap(({ plan }) => [plan.plan, ...(plan.brands ?? []).map(({ key }) => key)]).join(', ')}`;
}

async function playCase(
  world: CaseWorld,
  played: PolicyCase,
  at: string,
  findings: Finding[],
): Promise<Mismatch[] | undefined> {
  const found: Mismatch[] = [];
  try {
    const stage = new CaseStage(world, played);
    await stage.before(played.given ?? {});
    for (const [i, wish] of played.when.entries()) {
      const answer = await stage.play(wish);
      const prefix = played.when.length === 1 ? '' : `${i + 1}. `;
      found.push(...mismatchesOf(played.then[i] ?? {}, answer).map((m) => ({ ...m, at: `${prefix}${m.at}` })));
    }
    return found;
  } catch (error) {
    if (!(error instanceof CaseMistake)) throw error;
    findings.push(finding('case.mistake', at, { received: [error.message, ...found.map(refusedBefore)].join('; ') }));
    return undefined;
  }
}

/** What went wrong before often is why a later wish finds nothing. */
function refusedBefore({ at, received }: Mismatch): string {
  return `before that, ${at}: ${JSON.stringify(received) ?? 'nothing'}`;
}

/** A refusal nobody expects is a mismatch, whatever else the case leaves open. */
function mismatchesOf(expected: Expected, answer: Answer): Mismatch[] {
  if (answer.refused === undefined || expected.refused !== undefined) return mismatches(expected, answer);
  const { refused, because } = answer;
  const received = typeof because === 'string' && because !== '' ? `${refused} (${because})` : refused;
  return [{ at: 'refused', expected: 'nothing', received }];
}
