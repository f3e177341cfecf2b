import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run bench [name] [arguments …]`: one benchmark, or all of them in turn. Each is a folder here with a `run.ts`,
 * and runs in a process of its own, with the options Node was given here. Exit code 1 when one of them failed.
 */
const [name, ...rest] = process.argv.slice(2);
const script = (bench: string) => join(import.meta.dirname, bench, 'run.ts');
const all = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(script(entry.name)))
  .map((entry) => entry.name)
  .sort();

if (name !== undefined && !all.includes(name)) {
  console.error(`No benchmark is called "${name}". There are: ${all.join(', ')}.`);
  process.exitCode = 2;
} else {
  if (name === undefined) console.log(`Benchmarks: ${all.join(', ')}.`);
  for (const bench of name === undefined ? all : [name]) {
    console.log(`\n## ${bench}\n`);
    const { status } = spawnSync(process.execPath, [...process.execArgv, script(bench), ...rest], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
