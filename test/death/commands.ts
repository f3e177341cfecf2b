import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generate837 } from '../../bench/x12/generate.ts';
import { syntheticFlat } from '../../src/rooms/members/index.ts';
import type { Stage } from './stage.ts';

/** A command that is killed under way, and given again afterwards: then its work is done, once. */
export interface Command {
  readonly name: string;
  readonly args: readonly string[];
  /** Exit codes of a run that did its work; claims may be denied. */
  readonly done: readonly number[];
  readonly wrong: () => Promise<readonly string[]>;
}

const CLAIMS = 600;
const MEMBERS = 1_500;

export async function commands(
  { db, members, today, run }: Stage,
  round: number,
  folder: string,
): Promise<readonly Command[]> {
  const value = async (sql: string, params: readonly unknown[]) =>
    (await db.query<{ value: string | null }>(`select (${sql})::text as value`, params)).rows[0]?.value ?? '';
  const claims = join(folder, `claims-${round}.837`);
  await pipeline(Readable.from(await claimsOf(members, run + round)), createWriteStream(claims));
  const enrolment = join(folder, `members-${run}-${round}.csv`);
  await writeFile(
    enrolment,
    [...syntheticFlat({ plan: 'health-net', members: MEMBERS, seed: run + round, today })].join(''),
  );
  const published = await value(`select count(*) from site where source = 'published'`, []);
  const files = Number(await value('select count(*) from claim_file', []));
  return [
    {
      name: 'network load',
      args: ['network', 'load'],
      done: [0],
      wrong: async () => {
        const now = await value(`select count(*) from site where source = 'published'`, []);
        return now === published ? [] : [`${now} published places instead of ${published}`];
      },
    },
    {
      name: 'claims',
      args: ['adjudicate', claims, '--plan', 'ccah', '--out', join(folder, 'answers')],
      done: [0, 1],
      wrong: async () => {
        const kept = await value(
          `select concat_ws(' ', count(distinct f.file_id), count(distinct claim_id), count(e.sequence), bool_and(f.state = 'done'))
           from (select * from claim_file order by received_at desc limit greatest(0, (select count(*) from claim_file) - $1)) f
             join claim c using (plan, file_id) left join claim_event e using (plan, claim_id)`,
          [files],
        );
        const expected = `1 ${CLAIMS} ${CLAIMS} t`;
        return kept === expected ? [] : [`files, claims, decisions, done: ${kept} instead of ${expected}`];
      },
    },
    {
      name: 'members load',
      args: ['members', 'load', enrolment, '--plan', 'health-net', '--out', join(folder, 'answers'), '--synthetic'],
      done: [0, 1],
      wrong: async () => {
        const kept = await value(
          `select concat_ws(' ', count(*), bool_and(state = 'done'), bool_and(taken + rejected >= ${MEMBERS})) from enrollment_file where name = $1`,
          [`members-${run}-${round}.csv`],
        );
        return kept === '1 t t' ? [] : [`files, done, whole: ${kept}`];
      },
    },
  ];
}

async function claimsOf(members: Stage['members'], seed: number) {
  const people = members.map(({ cin }) => ({
    last: 'SYNTHETIC',
    first: 'MEMBER',
    id: cin,
    born: '1990-01-01',
    sex: 'F',
    address: ['1 SYNTHETIC WAY'],
    city: 'MERCED',
    state: 'CA',
    zip: '95340',
  }));
  return generate837(CLAIMS, { members: people, seed, from: '2025-06-01' });
}

export function start(command: Command, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['src/app/cli.ts', ...command.args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** The same command once more, to its end; what is wrong with how it ended. */
export async function again(command: Command, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const child = start(command, env);
  let said = '';
  child.stderr?.on('data', (piece) => {
    said += piece;
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return command.done.includes(code ?? -1) ? command.wrong() : [`ended with ${code}: ${said.slice(0, 300)}`];
}
