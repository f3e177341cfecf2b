import { basename } from 'node:path';
import { californiaDate, type Finding, formatDollars } from '../../kernel/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { MemoryClaimStore } from '../../rooms/claims/index.ts';
import { type CompiledPolicy, compilePolicy, Speech } from '../../rules/index.ts';
import { type AdjudicationRun, adjudicateFile } from '../adjudicate/adjudicate-file.ts';
import { writeWhole } from '../adjudicate/answer-files.ts';
import { type ClaimDesk, MemoryDesk, SqlDesk } from '../adjudicate/claim-desk.ts';
import { Explainer } from '../adjudicate/explanation.ts';
import type { CheckedFile } from '../adjudicate/read-claims.ts';
import { readCast } from '../cases/run-cases.ts';
import { lookAtInput, lookAtOutput } from '../input-file.ts';
import { castFile, loadPolicyFolder } from '../policy-folder.ts';
import { readPopulation } from '../population.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll, sayFinding, unknownPlan } from './speak.ts';

export interface AdjudicateOptions {
  readonly plan: string;
  /** Members, providers and history from a file instead of the database. */
  readonly population?: string;
  readonly out?: string;
  readonly json?: boolean;
  /** Language of the explanation and of what is said about the file. */
  readonly lang: string;
  readonly now: Date;
}

/** `madrone adjudicate FILE`: judges an 837P and writes its TA1, 999, 277CA, 835 and explanations. */
export async function adjudicate(path: string, options: AdjudicateOptions, settings: Settings): Promise<number> {
  const { book, findings } = await loadPolicyFolder({ sources: false });
  const policy = compilePolicy(book, options.plan);
  const speech = new Speech(book, options.lang);
  const trouble = [...findings, (await lookAtInput(path)) ?? []].flat();
  if (trouble.length > 0) return sayAll(trouble, speech, EXIT.badInput);
  if (!policy) return sayAll([unknownPlan(options.plan)], speech, EXIT.usage);
  const output = await lookAtOutput(options.out ?? '.');
  if (output) return sayAll([output], speech, EXIT.usage);
  const door = await openDoor(policy, options, settings);
  if ('findings' in door) return sayAll(door.findings, speech, EXIT.badInput);
  try {
    const payer = { ...settings.payer, name: policy.name };
    const run = await adjudicateFile(path, { policy, payer, openDesk: door.openDesk, progress: sayProgress() });
    await door.finish(run);
    return await answer(path, run, policy, options);
  } finally {
    await door.close();
  }
}

interface Door {
  readonly openDesk: (file: CheckedFile) => Promise<{ desk: ClaimDesk; receivedAt: Date }>;
  readonly finish: (run: AdjudicationRun) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openDoor(
  policy: CompiledPolicy,
  options: AdjudicateOptions,
  settings: Settings,
): Promise<Door | { findings: readonly Finding[] }> {
  const nothing = () => Promise.resolve();
  if (options.population !== undefined) {
    const findings: Finding[] = [];
    const cast = readCast(await castFile(), findings);
    const population = await readPopulation(options.population, cast, findings);
    if (!population) return { findings };
    const desk = new MemoryDesk(policy, new MemoryClaimStore(population, californiaDate(options.now)));
    return { openDesk: () => Promise.resolve({ desk, receivedAt: options.now }), finish: nothing, close: nothing };
  }
  return sqlDoor(await openMigrated(settings), policy, options);
}

function sqlDoor(db: Database, policy: CompiledPolicy, options: AdjudicateOptions): Door {
  const plan = policy.brand; // a brand is a licensee of its own: its members and claims are kept under its own key
  return {
    openDesk: async (file) => {
      await db.query(
        `insert into claim_file (plan, file_id, received_at, bytes, policy_version, state)
         values ($1, $2, $3, $4, $5, 'judging') on conflict do nothing`,
        [plan, file.id, options.now.toISOString(), file.bytes, policy.version],
      );
      const { rows } = await db.query<{ received_at: string | Date }>(
        'select received_at from claim_file where plan = $1 and file_id = $2',
        [plan, file.id],
      );
      const at = new Date(rows[0]?.received_at ?? options.now);
      const context = { plan, at, actor: 'command line', policyVersion: policy.version, file: file.id };
      return { desk: await SqlDesk.open(db, policy, context), receivedAt: at };
    },
    finish: async (run) => {
      await db.query(`update claim_file set state = 'done', findings = $3 where plan = $1 and file_id = $2`, [
        plan,
        run.file.id,
        JSON.stringify(
          run.findings.slice(0, 1000).map(({ code, severity, at, expected }) => ({ code, severity, at, expected })),
        ),
      ]);
    },
    close: () => closeDatabase(db),
  };
}

async function answer(
  path: string,
  run: AdjudicationRun,
  policy: CompiledPolicy,
  options: AdjudicateOptions,
): Promise<number> {
  const folder = options.out ?? '.';
  const stem = basename(path).replace(/\.(837p?|txt|x12|edi)$/i, '');
  const troubles = run.answers.flatMap((a) => a.findings.filter((f) => f.severity === 'error'));
  const written: string[] = [];
  for (const { name, pieces, findings } of run.answers) {
    if (!findings.some((f) => f.severity === 'error')) {
      written.push(await writeWhole(folder, `${stem}.${name}`, pieces()));
    }
  }
  if (run.sums.claims > 0) written.push(await writeExplanation(folder, stem, run, policy, options.lang));
  const summary = summarize(run);
  if (options.json) console.log(JSON.stringify({ ...summary, written, findings: run.findings }, null, 2));
  else {
    const speech = new Speech(policy, options.lang);
    for (const found of [...run.findings, ...troubles]) console.log(sayFinding(found, speech));
    console.log(sentence(summary));
    for (const name of written) console.log(`  ${name}`);
  }
  if (troubles.length > 0) return EXIT.defect;
  return run.findings.some((f) => f.severity === 'error' && !isBusiness(f)) ? EXIT.badInput : EXIT.yes;
}

async function writeExplanation(
  folder: string,
  stem: string,
  run: AdjudicationRun,
  policy: CompiledPolicy,
  language: string,
): Promise<string> {
  const explainer = new Explainer(policy, language);
  async function* texts(): AsyncGenerator<string> {
    for await (const page of run.desk.traced()) yield page.map((decided) => explainer.claim(decided)).join('');
  }
  return writeWhole(folder, `${stem}.explained.txt`, texts());
}

/** A claim's own trouble is answered in the 277CA; the file is sound. */
function isBusiness(found: Finding): boolean {
  return 'kind' in found && found.kind === 'business';
}

const OUTCOMES = ['paid', 'partial', 'denied', 'pended', 'rejected', 'voided'] as const;

function summarize(run: AdjudicationRun) {
  const { claims, lines, paid, outcomes } = run.sums;
  return {
    claims,
    lines,
    paid: formatDollars(paid),
    outcomes: Object.fromEntries(OUTCOMES.map((o) => [o, outcomes[o] ?? 0] as const)),
    rejectedSets: run.file.report.interchanges
      .flatMap((i) => i.groups.flatMap((g) => g.sets))
      .filter((s) => !s.accepted).length,
  };
}

function sentence({ claims, lines, paid, outcomes, rejectedSets }: ReturnType<typeof summarize>): string {
  const parts = Object.entries(outcomes)
    .filter(([, n]) => n > 0)
    .map(([o, n]) => `${n} ${o}`);
  const sets = rejectedSets > 0 ? `; ${rejectedSets} transaction sets could not be used` : '';
  return `${claims} claims, ${lines} lines: ${parts.join(', ') || 'none'}. Paid $${paid}${sets}.`;
}

/** Long work shows where it is, on the error stream of a terminal, twice a second. */
function sayProgress(): (step: string, claims: number, of: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  let last = 0;
  return (step, claims, of) => {
    if (performance.now() - last < 500) return;
    last = performance.now();
    process.stderr.write(`\r${step}${of > 0 ? ` ${claims} of ${of} claims` : ''}   \r`);
  };
}
