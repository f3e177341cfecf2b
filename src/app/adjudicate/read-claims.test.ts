import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimInput, text837 } from '../../formats/x12/synthetic.ts';
import { compilePolicy, loadPolicy } from '../../rules/index.ts';
import { checkFile } from './read-claims.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madrone-checked-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What the check finds for a plan under a state, each with overrides of its own. */
async function found(text: string, { state = '', plan = '' }): Promise<string[]> {
  const name = '{ en: X, es: X }';
  const { book, findings } = loadPolicy(
    [
      { path: 'state/plan.yaml', text: `plan: state\nname: ${name}` },
      { path: 'state/files/837p.yaml', text: `line_notes: {}\noverrides: [${state}]` },
      { path: 'x/plan.yaml', text: `plan: x\nextends: state\nname: ${name}` },
      { path: 'x/files/837p.yaml', text: `overrides: [${plan}]` },
    ],
    'test',
  );
  const policy = compilePolicy(book, 'x');
  if (!policy) throw new Error(JSON.stringify(findings));
  const path = join(folder, 'claims.837');
  await writeFile(path, text);
  const { report } = await checkFile(path, policy);
  expect(report.accepted.size).toBe(report.findings.some((f) => f.severity === 'error') ? 0 : 1);
  return report.findings.map((f) => f.code);
}

const PRIOR_AUTHORIZATION = '{ loop: "2300", segment: REF, qualifier: G1, usage: required }';

describe('a claim file is checked as the plan wants it', () => {
  it('by the guide where nobody departs from it', async () => {
    expect(await found(text837(), {})).toEqual([]);
  });

  it('with a segment the plan requires, where the guide does not', async () => {
    const missing = await found(text837(), { plan: PRIOR_AUTHORIZATION });
    expect(new Set(missing)).toEqual(new Set(['x12.segment-missing']));
    expect(await found(text837([claimInput({ priorAuthorization: 'A1' })]), { plan: PRIOR_AUTHORIZATION })).toEqual([]);
  });

  it('with a length and codes the state asks for', async () => {
    const short = '{ loop: 2010BA, segment: NM1, element: 9, max: 8 }';
    expect(await found(text837(), { state: short })).toEqual(['x12.too-long']);
    expect(new Set(await found(text837(), { state: '{ segment: SV1, element: 3, codes: [MJ] }' }))).toEqual(
      new Set(['x12.code-value']),
    );
  });

  it('by the plan’s own word, where it differs from the state’s', async () => {
    const state = '{ loop: 2010BA, segment: NM1, element: 9, max: 8 }';
    expect(await found(text837(), { state, plan: '{ loop: 2010BA, segment: NM1, element: 9, max: 9 }' })).toEqual([]);
  });
});
