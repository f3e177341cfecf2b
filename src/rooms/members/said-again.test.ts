import { beforeAll, describe, expect, it } from 'vitest';
import { loadPolicyFolder } from '../../app/policy-folder.ts';
import { type CompiledPolicy, compilePolicy, Speech } from '../../rules/index.ts';
import { flatEnrollment } from './flat-columns.ts';
import { saidAgain } from './said-again.ts';

let english: Speech;
let spanish: Speech;
beforeAll(async () => {
  const { book } = await loadPolicyFolder({ sources: false });
  const policy = compilePolicy(book, 'ccah') as CompiledPolicy;
  [english, spanish] = [new Speech(policy, 'en'), new Speech(policy, 'es')];
});

describe('where a record stands and what was expected of it', () => {
  it('are said in the language of who reads, names and days kept as they are', () => {
    expect(saidAgain(spanish, 'place', 'row 3')).toBe('fila 3');
    expect(saidAgain(spanish, 'place', 'row 3, mother_cin')).toBe('fila 3, mother_cin');
    expect(saidAgain(spanish, 'place', 'set 1, segment 12, HD 021')).toBe('conjunto 1, segmento 12, HD 021');
    expect(saidAgain(spanish, 'file_says', 'a day from 1900-01-01 to 2026-03-02')).toBe(
      'un día del 1900-01-01 al 2026-03-02',
    );
    expect(saidAgain(spanish, 'file_says', 'at most 60 characters')).toBe('como máximo 60 caracteres');
    expect(saidAgain(spanish, 'file_says', 'at most 60 bytes in a row')).toBe('como máximo 60 bytes en una fila');
  });

  it('stay as they were written in English, and where the catalogue has nothing like it', () => {
    expect(saidAgain(english, 'place', 'row 3')).toBe('row 3');
    expect(saidAgain(spanish, 'file_says', 'ISA')).toBe('ISA');
    expect(saidAgain(spanish, 'file_says', '')).toBe('');
  });

  it('are known for every column of a flat file', () => {
    const shapes = flatEnrollment.columns.flatMap(({ shape }) => shape?.say ?? []);
    expect(shapes.filter((say) => saidAgain(spanish, 'file_says', say) === say)).toEqual([]);
  });
});
