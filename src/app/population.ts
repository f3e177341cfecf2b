import { readFile } from 'node:fs/promises';
import type { Finding } from '../kernel/index.ts';
import type { Population } from '../rooms/claims/index.ts';
import { parseYaml } from '../rules/index.ts';
import { populationFile } from './cases/case-schema.ts';
import { populationOf } from './cases/given.ts';
import type { Cast } from './cases/run-cases.ts';

/** A population file: members, providers and history in the words of a case's `given`. Undefined, with findings, when it does not fit. */
export async function readPopulation(path: string, cast: Cast, findings: Finding[]): Promise<Population | undefined> {
  const text = await readFile(path, 'utf8');
  const given = parseYaml({ path, text }, populationFile, findings);
  return given && populationOf(given, cast);
}
