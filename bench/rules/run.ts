import { loadavg } from 'node:os';
import { loadPolicyFolder } from '../../src/app/policy-folder.ts';
import { compilePolicy } from '../../src/rules/index.ts';
import { handbook } from './by-hand.ts';
import { type Measured, race } from './clock.ts';
import { differencesByHand, differencesOfPeer } from './compare.ts';
import { byHand, peer, traced, untraced } from './engines.ts';
import { jsonRulesEngine } from './json-rules.ts';
import { randomLines } from './lines.ts';
import { packLines } from './pack-lines.ts';
import { peerFacts } from './peer-facts.ts';
import { madronePolicy } from './policy.ts';
import { printFigures } from './report.ts';
import { otherRows, rows } from './rows.ts';
import { zenEngine } from './zen.ts';

/**
 * Rules side by side: `node bench/rules/run.ts [rounds = 7]`. Decisions in a second of processor time, one core.
 * Exits with 1 when any engine answers otherwise than Madrone.
 */
const rounds = Math.max(5, Number(process.argv[2] ?? 7));
const SEED = 20_250_701;
const CHECKED = 20_000;
const CHECKED_BY_PEERS = 2_000;
const TIMED = 2_000;
const TIMED_BY_PEERS = 250;
const COPIES = 108;

const policy = madronePolicy(rows);
const book = handbook(rows);
const checked = randomLines(CHECKED, rows, SEED);
const lines = checked.slice(0, TIMED);
const given = checked.slice(0, CHECKED_BY_PEERS).map((facts) => peerFacts(book, facts));

console.log(`Rules, ${rounds} rounds, processor time. Load of the machine at the start: ${loadavg()[0]?.toFixed(1)}.`);
const mismatches = await differences();
console.log(`Answers that differ from Madrone's: ${mismatches}.`);
if (mismatches > 0) process.exit(1);
await besideOthers();
await atScale();
await realPack();

async function differences(): Promise<number> {
  const peers = [jsonRulesEngine(rows), zenEngine(rows, false), zenEngine(rows, 'string')];
  let different = differencesByHand(policy, book, checked);
  for (const ask of peers) different += await differencesOfPeer(policy, rows, ask, checked, given);
  return different;
}

async function besideOthers(): Promise<void> {
  const some = given.slice(0, TIMED_BY_PEERS);
  const measured = await race(
    [
      untraced('ours', policy, lines),
      traced('ours, traced', policy, lines),
      byHand('by hand', book, lines),
      byHand('by hand, traced', book, lines, policy.version),
      peer('json-rules-engine', jsonRulesEngine(rows), some, 1),
      peer('zen', zenEngine(rows, false), some, 1),
      peer('zen, 64', zenEngine(rows, false), some, 64),
      peer('zen, traced', zenEngine(rows, 'string'), some, 1),
      peer('zen, 64, traced', zenEngine(rows, 'string'), some, 64),
    ],
    rounds,
  );
  const { rate, ratio } = measured;
  const bestTraced = fastest(measured, ['json-rules-engine', 'zen, traced', 'zen, 64, traced']);
  const best = fastest(measured, ['json-rules-engine', 'zen', 'zen, 64']);
  printFigures('A 30-provision policy beside the same rules by hand and in other engines', [
    { figure: 'Madrone with stored trace', value: rate('ours, traced'), unit: '/s', goal: { least: 100_000 } },
    {
      figure: `… of the fastest peer with trace (${bestTraced})`,
      value: ratio('ours, traced', bestTraced),
      unit: '×',
      goal: { least: 20 },
    },
    {
      figure: '… of the rules by hand with the same trace',
      value: ratio('ours, traced', 'by hand, traced'),
      unit: 'of it',
      goal: { least: 0.5 },
    },
    { figure: 'Madrone without trace', value: rate('ours'), unit: '/s', goal: { least: 1_000_000 } },
    { figure: `… of the fastest peer (${best})`, value: ratio('ours', best), unit: '×', goal: { least: 40 } },
    { figure: '… of the rules by hand', value: ratio('ours', 'by hand'), unit: 'of it' },
    { figure: 'By hand with the same stored trace', value: rate('by hand, traced'), unit: '/s' },
    { figure: 'By hand without trace', value: rate('by hand'), unit: '/s' },
    { figure: 'json-rules-engine, its results as objects', value: rate('json-rules-engine'), unit: '/s' },
    { figure: 'zen-engine with trace, awaited singly', value: rate('zen, traced'), unit: '/s' },
    { figure: 'zen-engine with trace, 64 in flight', value: rate('zen, 64, traced'), unit: '/s' },
    { figure: 'zen-engine without trace, awaited singly', value: rate('zen'), unit: '/s' },
    { figure: 'zen-engine without trace, 64 in flight', value: rate('zen, 64'), unit: '/s' },
  ]);
}

function fastest({ rate }: Measured, names: readonly [string, ...string[]]): string {
  return names.reduce((best, name) => (rate(name) > rate(best) ? name : best));
}

async function atScale(): Promise<void> {
  const everyRow = [...rows, ...otherRows(COPIES)] as const;
  const large = madronePolicy(everyRow);
  const spread = randomLines(CHECKED, everyRow, SEED);
  const { rate, ratio } = await race(
    [
      untraced('few', policy, lines),
      untraced('many', large, lines),
      traced('few, traced', policy, lines),
      traced('many, traced', large, lines),
      untraced('few, long', policy, checked),
      untraced('many, long', large, spread),
    ],
    rounds,
  );
  const many = large.provisions.length.toLocaleString('en');
  printFigures(`${policy.provisions.length} provisions loaded, and ${many}: the cost of a decision`, [
    {
      figure: `${many}, same lines, with trace`,
      value: ratio('few, traced', 'many, traced'),
      unit: '×',
      goal: { most: 2 },
    },
    { figure: `${many}, same lines, without`, value: ratio('few', 'many'), unit: '×', goal: { most: 2 } },
    { figure: `${many}, lines of all of them, without`, value: ratio('few, long', 'many, long'), unit: '×' },
    { figure: `${policy.provisions.length} loaded, without trace`, value: rate('few'), unit: '/s' },
    { figure: `${many} loaded, without trace`, value: rate('many'), unit: '/s' },
  ]);
}

async function realPack(): Promise<void> {
  const { book: packs } = await loadPolicyFolder({ sources: false });
  const ccah = compilePolicy(packs, 'ccah');
  if (!ccah) throw new Error('no plan is called ccah');
  const real = packLines(TIMED, ccah, SEED);
  const { rate } = await race([untraced('plain', ccah, real), traced('traced', ccah, real)], rounds);
  printFigures(`The policy of ccah, ${ccah.provisions.length} provisions, lines over all its codes`, [
    { figure: 'with stored trace', value: rate('traced'), unit: '/s', goal: { least: 100_000 } },
    { figure: 'without trace', value: rate('plain'), unit: '/s', goal: { least: 1_000_000 } },
  ]);
}
