import { californiaDate, daysBetween, finding, formatDollars, type IsoDate } from '../../kernel/index.ts';
import { type DecidedClaim, type DecisionChange, standingClaims } from '../../rooms/claims/index.ts';
import { compilePolicy, Speech, sayNeeded } from '../../rules/index.ts';
import { type Chosen, readjudicateClaims, wouldReadjudicate } from '../adjudicate/readjudicate-claims.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll, sayFinding, unknownPlan } from './speak.ts';

export interface PendedOptions {
  readonly plan: string;
  readonly lang: string;
  readonly json?: boolean;
  readonly now: Date;
}

/** `madrone claims pended`: every line that waits, the oldest first: why, for what, and since when. */
export async function claimsPended(options: PendedOptions, settings: Settings): Promise<number> {
  const { book } = await loadPolicyFolder({ sources: false });
  const speech = new Speech(book, options.lang);
  const policy = compilePolicy(book, options.plan);
  if (!policy) return sayAll([unknownPlan(options.plan)], speech, EXIT.usage);
  const db = await openMigrated(settings);
  try {
    const today = californiaDate(options.now);
    let lines = 0;
    for await (const page of standingClaims(db, policy.brand, { outcome: 'pended' })) {
      for (const waiting of page.flatMap((decided) => waitingLines(decided, today))) {
        lines++;
        console.log(options.json ? JSON.stringify(waiting) : sentence(waiting, speech));
      }
    }
    if (!options.json) console.log(speech.say('pended.total', { n: lines }));
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}

interface WaitingLine {
  readonly claim: string;
  readonly control: string;
  readonly line: string;
  readonly code: string;
  readonly on: IsoDate;
  readonly received: IsoDate;
  readonly days: number;
  readonly reasons: readonly string[];
  readonly needed: readonly string[];
}

function waitingLines({ claim, lines }: DecidedClaim, today: IsoDate): WaitingLine[] {
  return claim.lines.flatMap((stated) => {
    const decided = lines.find((l) => l.number === stated.number);
    if (decided?.outcome !== 'pended') return [];
    return [
      {
        claim: claim.id,
        control: claim.controlNumber,
        line: stated.number,
        code: [stated.code, ...stated.modifiers].join('-'),
        on: stated.from,
        received: claim.received,
        days: daysBetween(claim.received, today),
        reasons: decided.reasons.map((r) => r.code),
        needed: [...new Set(decided.reasons.flatMap((r) => r.needed ?? []))],
      },
    ];
  });
}

function sentence({ claim, control, line, code, on, days, reasons, needed }: WaitingLine, speech: Speech): string {
  const head = speech.say('pended.line', { claim, control, line, code, on, days });
  const said = reasons.map((r) => speech.reason(r));
  const open = needed.map((n) => sayNeeded(speech, n)).join(', ');
  return [head, ...said, ...(open === '' ? [] : [speech.say('trace.needed', { needed: open })])].join(' ');
}

export interface ReadjudicateOptions {
  readonly plan: string;
  readonly pended?: boolean;
  readonly since?: IsoDate;
  readonly dryRun?: boolean;
  readonly lang: string;
  readonly json?: boolean;
  readonly now: Date;
}

/** `madrone claims readjudicate`: decided claims judged again by what is known now, and what comes out otherwise. */
export async function claimsReadjudicate(
  ids: readonly string[],
  options: ReadjudicateOptions,
  settings: Settings,
): Promise<number> {
  const { book } = await loadPolicyFolder({ sources: false });
  const speech = new Speech(book, options.lang);
  const policy = compilePolicy(book, options.plan);
  if (!policy) return sayAll([unknownPlan(options.plan)], speech, EXIT.usage);
  const chosen = choice(ids, options);
  if (!chosen) return sayAll([finding('readjudicate.nothing_chosen', 'claims readjudicate')], speech, EXIT.usage);
  const db = await openMigrated(settings);
  try {
    const context = { plan: policy.brand, at: options.now, actor: 'command line', policyVersion: policy.version };
    const judgeAgain = options.dryRun ? wouldReadjudicate : readjudicateClaims;
    const run = await judgeAgain(db, policy, context, chosen);
    const changes = run.changes.flatMap(changedLines);
    if (options.json) {
      const { judged, findings } = run;
      console.log(
        JSON.stringify({ applied: !options.dryRun, judged, changed: run.changes.length, changes, findings }, null, 2),
      );
    } else {
      for (const found of run.findings) console.log(sayFinding(found, speech));
      for (const change of changes) console.log(changeSentence(change, speech));
      const counts = { judged: run.judged, n: run.changes.length };
      console.log(speech.say(options.dryRun ? 'readjudicated.would' : 'readjudicated.done', counts));
    }
    return run.findings.length > 0 ? EXIT.no : EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}

/** Claims by number, or a kind of them: not both, and not nothing. */
function choice(ids: readonly string[], { pended, since }: ReadjudicateOptions): Chosen | undefined {
  if (ids.length > 0) return pended || since ? undefined : { ids };
  if (!pended && since === undefined) return undefined;
  return { ...(pended ? { outcome: 'pended' as const } : {}), ...(since === undefined ? {} : { receivedFrom: since }) };
}

interface ChangedLine {
  readonly claim: string;
  readonly control: string;
  readonly line: string;
  readonly code: string;
  readonly before: { readonly outcome: string; readonly paid: string };
  readonly after: { readonly outcome: string; readonly paid: string; readonly reasons: readonly string[] };
}

function changedLines({ before, after }: DecisionChange): ChangedLine[] {
  return after.claim.lines.flatMap((stated) => {
    const was = before.lines.find((l) => l.number === stated.number);
    const is = after.lines.find((l) => l.number === stated.number);
    if (!was || !is || JSON.stringify({ ...was, trace: '' }) === JSON.stringify({ ...is, trace: '' })) return [];
    return [
      {
        claim: after.claim.id,
        control: after.claim.controlNumber,
        line: stated.number,
        code: [stated.code, ...stated.modifiers].join('-'),
        before: { outcome: was.outcome, paid: formatDollars(was.paid) },
        after: { outcome: is.outcome, paid: formatDollars(is.paid), reasons: is.reasons.map((r) => r.code) },
      },
    ];
  });
}

function changeSentence({ claim, control, line, code, before, after }: ChangedLine, speech: Speech): string {
  const word = (outcome: string) => speech.say(`outcome_word.${outcome}`);
  const head = speech.say('readjudicated.line', {
    claim,
    control,
    line,
    code,
    was: word(before.outcome),
    was_paid: `$${before.paid}`,
    is: word(after.outcome),
    is_paid: `$${after.paid}`,
  });
  return [head, ...after.reasons.map((r) => speech.reason(r))].join(' ');
}
