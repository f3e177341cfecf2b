export interface Contender {
  readonly name: string;
  /** Decides so many lines and returns something that depends on every answer, so that nothing is left out as unused. */
  readonly pass: () => number | Promise<number>;
  /** Decisions in one pass. */
  readonly decisions: number;
}

export interface Measured {
  /** Median decisions in a second of processor time. */
  readonly rate: (name: string) => number;
  /** How many times as fast `name` is as `other`: the median over rounds of their ratio within the round. */
  readonly ratio: (name: string, other: string) => number;
}

/** Passes before the clock starts, by processor time. */
const WARM_UP_SECONDS = 1.5;
const ROUND_SECONDS = 0.25;
let sink = 0;

/**
 * All contenders in turn, round after round, so that whatever else the machine does meets them alike. Processor time of
 * all threads, not the clock on the wall: other programs slow the wall clock down, and waiting costs nothing here.
 */
export async function race(contenders: readonly Contender[], rounds: number): Promise<Measured> {
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) await timed(contender, WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) rates.get(contender.name)?.push(await timed(contender, ROUND_SECONDS));
  }
  const of = (name: string) => rates.get(name) ?? [];
  return {
    rate: (name) => median(of(name)),
    ratio: (name, other) => median(of(name).map((rate, round) => rate / (of(other)[round] ?? Number.NaN))),
  };
}

async function timed({ pass, decisions }: Contender, seconds: number): Promise<number> {
  const started = process.cpuUsage();
  let passes = 0;
  let spent = 0;
  while (spent < seconds) {
    const answer = pass();
    sink += typeof answer === 'number' ? answer : await answer;
    passes++;
    const { user, system } = process.cpuUsage(started);
    spent = (user + system) / 1e6;
  }
  if (Number.isNaN(sink)) throw new Error('an answer is not a number');
  return (passes * decisions) / spent;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
