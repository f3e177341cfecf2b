import { readFile } from 'node:fs/promises';
import { type Finding, finding } from '../kernel/index.ts';
import { type Population, populationFindings } from '../rooms/claims/index.ts';
import { parseYaml } from '../rules/index.ts';
import type { Cast } from './cases/case-world.ts';
import { CaseMistake, populationOf } from './cases/given.ts';
import { type Given, populationFile } from './cases/given-schema.ts';
import { lookAtInput } from './input-file.ts';

/** A population file: members, providers and history in the words of a case's `given`. Undefined, with findings, when it does not fit. */
export async function readPopulation(path: string, cast: Cast, findings: Finding[]): Promise<Population | undefined> {
  const missing = await lookAtInput(path);
  if (missing) {
    findings.push(missing);
    return undefined;
  }
  const text = await readFile(path, 'utf8');
  const given = parseYaml({ path, text }, populationFile, findings);
  if (!given) return undefined;
  const population = namesOf(given, cast, path, findings);
  const wrong = population ? populationFindings(population) : [];
  findings.push(...wrong.map((f) => ({ ...f, at: `${path}: ${f.at}` })));
  return wrong.length === 0 ? population : undefined;
}

/** A name nobody declared is a finding of the file. */
function namesOf(given: Given, cast: Cast, path: string, findings: Finding[]): Population | undefined {
  try {
    return populationOf(given, cast);
  } catch (error) {
    if (!(error instanceof CaseMistake)) throw error;
    findings.push(finding('population.mistake', path, { received: error.message }));
    return undefined;
  }
}
