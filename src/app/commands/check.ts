import { californiaDate, type Finding, formatDollars, parseDollars } from '../../kernel/index.ts';
import {
  type BenefitAnswer,
  type BenefitQuestion,
  checkBenefit,
  factFromText,
  judgedClauses,
  sayAnswer,
} from '../../rooms/benefits/index.ts';
import { MemoryClaimStore, type World } from '../../rooms/claims/index.ts';
import {
  type CompiledPolicy,
  compilePolicy,
  explainClause,
  type FactValue,
  Speech,
  sayNeeded,
  verdictWord,
} from '../../rules/index.ts';
import { readCast } from '../cases/run-cases.ts';
import { castFile, loadPolicyFolder } from '../policy-folder.ts';
import { readPopulation } from '../population.ts';
import type { Settings } from '../settings.ts';
import { worldFor } from '../world-for.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll, unknownPlan } from './speak.ts';

export interface CheckOptions {
  readonly plan: string;
  readonly on: string;
  readonly code: string;
  readonly units?: string;
  readonly modifier?: readonly string[];
  readonly dx?: readonly string[];
  readonly pos?: string;
  readonly charge?: string;
  readonly member?: string;
  readonly provider?: string;
  readonly rendering?: string;
  readonly ordering?: string;
  readonly referring?: string;
  readonly fact?: readonly string[];
  readonly population?: string;
  readonly lang: string;
  readonly json?: boolean;
}

/** `madrone check`: covered? authorization? papers? price? what is still needed? */
export async function check(options: CheckOptions, settings: Settings): Promise<number> {
  const { book, findings } = await loadPolicyFolder({ sources: false });
  const policy = compilePolicy(book, options.plan);
  const speech = new Speech(book, options.lang);
  if (findings.length > 0) return sayAll(findings, speech, EXIT.badInput);
  if (!policy) return sayAll([unknownPlan(options.plan)], speech, EXIT.usage);
  const wrong = [...badOptions(options, policy)];
  if (wrong.length > 0) return sayAll(wrong, speech, EXIT.usage);
  const question = questionOf(options, policy);
  const trouble: Finding[] = [];
  const answer = await withWorld(options, policy, settings, trouble, (world) => {
    if (options.member !== undefined && !world.member(options.member)) {
      trouble.push({ code: 'check.member', severity: 'error', at: '--member', expected: 'a member of the plan' });
      return undefined;
    }
    return checkBenefit(policy, question, world);
  });
  if (!answer) return sayAll(trouble, speech, EXIT.badInput);
  if (options.json) console.log(JSON.stringify(plain(answer), null, 2));
  else say(answer, policy, options.lang);
  return answer.covered === 'yes' ? EXIT.yes : EXIT.no;
}

function* badOptions(options: CheckOptions, policy: CompiledPolicy | undefined): Generator<Finding> {
  const bad = (at: string, expected: string, received: string): Finding => ({
    code: 'check.option',
    severity: 'error',
    at,
    expected,
    received,
  });
  if (options.units !== undefined && !(Number(options.units) > 0))
    yield bad('--units', 'a number above zero', options.units);
  if (options.charge !== undefined && parseDollars(options.charge) === undefined)
    yield bad('--charge', 'dollars as 91.48', options.charge);
  for (const pair of options.fact ?? []) {
    const [name = ''] = pair.split('=');
    if (policy && factOf(pair, policy) === undefined) {
      const type = policy.vocabulary[name]?.type;
      yield bad('--fact', type === undefined ? 'NAME=VALUE with a name of the vocabulary' : `a ${type}`, pair);
    }
  }
}

function factOf(pair: string, policy: CompiledPolicy): FactValue {
  const [name = '', ...rest] = pair.split('=');
  return factFromText(policy, name, rest.join('='));
}

function questionOf(options: CheckOptions, policy: CompiledPolicy): BenefitQuestion {
  const { on, code, modifier, dx, pos, member, provider, rendering, ordering, referring } = options;
  const charge = options.charge === undefined ? undefined : parseDollars(options.charge);
  const given = { modifiers: modifier, dx, pos, member, provider, rendering, ordering, referring, charge };
  return {
    on,
    code: code.toUpperCase(),
    ...(options.units === undefined ? {} : { units: Number(options.units) }),
    ...Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)),
    stated: Object.fromEntries((options.fact ?? []).map((pair) => [pair.split('=')[0] ?? '', factOf(pair, policy)])),
  };
}

async function withWorld<T>(
  options: CheckOptions,
  policy: CompiledPolicy,
  settings: Settings,
  findings: Finding[],
  ask: (world: World) => T,
): Promise<T | undefined> {
  const cast = readCast(await castFile(), findings);
  if (options.population !== undefined) {
    const population = await readPopulation(options.population, cast, findings);
    return population && ask(new MemoryClaimStore(population, californiaDate(new Date())).world);
  }
  const db = await openMigrated(settings);
  try {
    return ask(await worldFor(db)(policy, questionOf(options, policy), new Date()));
  } finally {
    await closeDatabase(db);
  }
}

function plain(answer: BenefitAnswer) {
  const { decision, facts: _, price, ...rest } = answer;
  const clauses = judgedClauses(answer).map(({ clause, verdict }) => ({
    clause: clause.id,
    verdict: verdictWord(verdict),
    cite: clause.cite,
  }));
  return {
    ...rest,
    price: price === undefined ? null : formatDollars(price),
    rule: decision.benefit?.id ?? null,
    clauses,
  };
}

/** One sentence first, then the clauses, then what is still needed. */
function say(answer: BenefitAnswer, policy: CompiledPolicy, language: string): void {
  const speech = new Speech(policy, language);
  const { benefit } = answer.decision;
  console.log(sayAnswer(answer, speech));
  if (benefit) console.log(`${speech.local(benefit.benefit.title)} (${benefit.id})`);
  for (const code of answer.reasons) console.log(`  ${speech.reason(code)}`);
  console.log(speech.say('answer.conditions'));
  for (const { clause, verdict } of judgedClauses(answer)) {
    const mark = verdict === 1 ? '✓' : verdict === 0 ? '?' : '✗';
    console.log(
      `  ${mark} ${speech.say(`verdict.${verdictWord(verdict)}`)}: ${explainClause(clause, policy, language)} [${clause.cite.join(', ')}]`,
    );
  }
  if (answer.needed.length === 0) return;
  console.log(speech.say('answer.needed'));
  for (const name of answer.needed) console.log(`  □ ${sayNeeded(speech, name)}`);
}
