import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkX12Bytes } from '../../formats/x12/index.ts';
import { bytesOf, text837 } from '../../formats/x12/synthetic.ts';
import { syntheticPolicy } from '../../rooms/claims/synthetic.ts';
import { AnswerFiles, writeWhole } from './answer-files.ts';
import type { AnswerSource } from './answer-source.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madrone-answers-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a file written whole', () => {
  it('is there with every piece, in a folder that is made when it is missing', async () => {
    async function* pieces() {
      yield 'one ';
      yield 'two';
    }
    const path = await writeWhole(join(folder, 'a', 'b'), 'name', pieces());
    expect(await readFile(path, 'utf8')).toBe('one two');
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['name']);
  });

  it('whose text fails in the middle is not there at all, and what stood there before stays', async () => {
    async function* broken() {
      yield 'half';
      throw new Error('no more');
    }
    await writeFile(join(folder, 'name'), 'before');
    await expect(writeWhole(folder, 'name', broken())).rejects.toThrow('no more');
    expect(await readdir(folder)).toEqual(['name']);
    expect(await readFile(join(folder, 'name'), 'utf8')).toBe('before');
  });

  it('that cannot take its place leaves nothing beside it', async () => {
    await mkdir(join(folder, 'name'));
    await expect(writeWhole(folder, 'name', 'text')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['name']);
  });
});

describe('the answers to a file without a claim', () => {
  const policy = syntheticPolicy();

  function answers(text: string, fileId = '0123456789abcdef', at = '2025-06-02T09:00:00-07:00') {
    const source: AnswerSource = {
      policy,
      fileId,
      report: checkX12Bytes(bytesOf(text)),
      payer: { name: '', originator: '', address: [], city: '', state: '', zip: '', contactName: '', contactPhone: '' },
      at: new Date(at),
    };
    return new AnswerFiles(source).files().map(({ name, pieces }) => ({ name, text: [...pieces()].join('') }));
  }

  it('are none where there is no envelope to answer', () => {
    expect(answers('')).toEqual([]);
    expect(answers('hello')).toEqual([]);
  });

  it('are a 999 for a group that can be read, and a TA1 where the envelope failed or asks for one', () => {
    const names = (text: string) => answers(text).map((a) => a.name);
    expect(names(text837())).toEqual(['999']);
    expect(names(text837(undefined, { wantsTa1: true }))).toEqual(['ta1', '999']);
    expect(names(text837().replace(/IEA\*1\*\d+/, 'IEA*1*000000001'))).toEqual(['ta1']);
  });

  it('go back to whoever sent the file, and pass our own check', () => {
    for (const { text } of answers(text837(undefined, { wantsTa1: true }))) {
      const { findings, interchanges } = checkX12Bytes(bytesOf(text));
      expect(findings).toEqual([]);
      expect(interchanges[0]).toMatchObject({ sender: 'SYNTHETICPLAN', receiver: 'SYNTHETICSENDER', usage: 'T' });
    }
  });

  it('have control numbers that follow from the file: the same for the same, another for another and for each kind', () => {
    const controls = (fileId: string) =>
      answers(text837(undefined, { wantsTa1: true }), fileId).map((a) => a.text.slice(90, 99));
    expect(controls('0123456789abcdef')).toEqual(controls('0123456789abcdef'));
    expect(new Set([...controls('0123456789abcdef'), ...controls('fedcba9876543210')]).size).toBe(4);
  });

  it('carry the day and hour of receipt in California', () => {
    const [first] = answers(text837(), 'f', '2025-01-01T07:30:00Z');
    expect(first?.text).toContain('*241231*2330*');
  });
});
