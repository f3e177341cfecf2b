import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { finding, warning } from '../../kernel/index.ts';
import { Speech } from '../../rules/index.ts';
import { loadPolicyFolder, loadSpeech } from '../policy-folder.ts';
import { sayFinding } from './speak.ts';

const SOURCE = fileURLToPath(new URL('../../', import.meta.url));
const LANGUAGES = ['en', 'es'];

/** `finding('a.b'`, `warning('a.b'`, `code: 'a.b'`, and every `'x12.…'`: the codec hands its codes through tables. */
const CODES = [
  /(?<![.\w])(?:finding|warning)\(\s*'([^']+)'/g,
  /\bcode: '([a-z0-9]+\.[a-z0-9_.-]+)'/g,
  /'(x12\.[a-z0-9-]+)'/g,
];
/** A code that is put together at run time would escape this test; declarations (`code: string`) are not calls. */
const UNTOLD = /(?<![.\w])(?:finding|warning)\(\s*(?!['\s]|\w+: )[^\n]*/g;

let texts: readonly { file: string; text: string }[];
let codes: readonly string[];
let speeches: readonly Speech[];
beforeAll(async () => {
  const names = await readdir(SOURCE, { recursive: true });
  const files = names.filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'));
  texts = await Promise.all(files.map(async (file) => ({ file, text: await readFile(join(SOURCE, file), 'utf8') })));
  const all = texts.flatMap(({ text }) => CODES.flatMap((code) => [...text.matchAll(code)].map(([, c = '']) => c)));
  codes = [...new Set(all)].sort();
  speeches = await Promise.all(LANGUAGES.map((language) => loadSpeech(language)));
});

describe('every finding', () => {
  test('names its code where it is made, so that its words can be looked for', () => {
    expect(texts.flatMap(({ file, text }) => (text.match(UNTOLD) ?? []).map((call) => `${file}: ${call}`))).toEqual([]);
  });

  test('says what is wrong and what to do, in English and in Spanish', () => {
    expect(codes.length).toBeGreaterThan(100);
    const silent = speeches.flatMap(({ language, policy }) =>
      codes.flatMap((code) =>
        [`finding.${code}`, `mend.${code}`]
          .filter((key) => !policy.words[language]?.[key])
          .map((key) => `${code} has no sentence: add ${key} to policy/words/findings.${language}.yaml`),
      ),
    );
    expect(silent).toEqual([]);
  });

  test('has words only while it exists', () => {
    const left = speeches.flatMap(({ language, policy }) =>
      Object.keys(policy.words[language] ?? {})
        .filter((key) => /^(finding|mend)\./.test(key) && !codes.includes(key.slice(key.indexOf('.') + 1)))
        .map((key) => `nothing makes this finding: remove ${key} from policy/words in ${language}`),
    );
    expect(left).toEqual([]);
  });

  test('is said in whole sentences', () => {
    const sentences = speeches.flatMap(({ language, policy }) =>
      Object.entries(policy.words[language] ?? {}).filter(([key]) => /^(finding|mend)\./.test(key)),
    );
    expect(sentences.filter(([, sentence]) => !/^\p{Lu}[^{}]*\.$/u.test(sentence))).toEqual([]);
  });
});

describe('a finding on a line', () => {
  const found = finding('claim.units', 'claim C1, line 1', { expected: 'more than zero units', received: '0' });

  test('says where, what is wrong, what was found and expected, and what to do', async () => {
    expect(sayFinding(found, await loadSpeech('en'))).toBe(
      '✗ claim C1, line 1: The line bills no units. Found 0; expected more than zero units → Bill the units that were served and send the claim again. [claim.units]',
    );
    expect(sayFinding(found, await loadSpeech('es'))).toBe(
      '✗ claim C1, line 1: La línea no factura unidades. Se encontró 0; se esperaba more than zero units → Facture las unidades que se prestaron y envíe de nuevo el reclamo. [claim.units]',
    );
  });

  test('gives its code alone where there is no language', () => {
    expect(sayFinding(found)).toBe('✗ claim C1, line 1: claim.units; found 0; expected more than zero units');
    expect(sayFinding(warning('x12.not-used', 'NM1'))).toBe('! NM1: x12.not-used');
  });

  test('stays a line that can be read, without words and whatever the file holds', async () => {
    const strange = finding('room.no_such_thing', 'ISA\n13', { received: 'a\u001b[2Jb {n} it’s' });
    expect(sayFinding(strange, await loadSpeech('es'))).toBe(
      '✗ ISA�13: no such thing Se encontró a�[2Jb {n} it’s [room.no_such_thing]',
    );
  });
});

test('the words alone say the same as the words of the whole policy', async () => {
  const { book, findings } = await loadPolicyFolder({ sources: false });
  expect(findings).toEqual([]);
  for (const { language, policy } of speeches) {
    expect(policy.words[language]).toEqual(new Speech(book, language).policy.words[language]);
  }
});
