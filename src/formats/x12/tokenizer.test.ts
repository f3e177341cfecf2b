import { describe, expect, it } from 'vitest';
import { bytesOf, text837 } from './synthetic.ts';
import { Tokenizer } from './tokenizer.ts';

const ISA =
  'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250314*1015*^*00501*000000905*0*T*:~';

function tokens(bytes: Uint8Array, limits: Partial<{ maxSegmentBytes: number; maxEmptySegments: number }> = {}) {
  const tokenizer = new Tokenizer({
    maxSegmentBytes: 65_536,
    maxEmptySegments: 1000,
    maxFindings: 1000,
    maxErrorsPerSet: 100,
    maxTransactions: 1000,
    ...limits,
  });
  tokenizer.push(bytes);
  tokenizer.end();
  const segments: string[] = [];
  for (let s = tokenizer.next(); s; s = tokenizer.next()) segments.push(s.raw());
  return { segments, failure: tokenizer.failure, empties: tokenizer.empties };
}

const read = (text: string, limits = {}) => tokens(bytesOf(text), limits);
const failure = (text: string) => read(text).failure?.code;

describe('the tokenizer', () => {
  it('reads a file with nothing between segments', () => {
    const { segments, failure } = read(text837());
    expect(failure).toBeUndefined();
    expect(segments[1]).toBe('GS*HC*SYNTHETICSENDER*SYNTHETICPLAN*20250314*1015*7*X*005010X222A1');
    expect(segments.at(-1)).toBe('IEA*1*000000905');
  });

  it.each([
    ['a byte-order mark', `\uFEFF${text837()}`],
    ['CRLF after every segment', text837().replaceAll('~', '~\r\n')],
    ['indentation', text837().replaceAll('~', '~\n\t  ')],
    ['blank space at both ends', `\r\n  ${text837()}\n\n `],
  ])('gives the same segments with %s', (_name, text) => {
    expect(read(text)).toEqual(read(text837()));
  });

  it('takes every interchange by its own separators', () => {
    const other =
      text837([], {}) === '' ? '' : text837().replaceAll('*', '|').replaceAll('~', '\n').replaceAll(':', '>');
    const { segments, failure } = read(`${text837()}${other}\uFEFF${text837()}`);
    expect(failure).toBeUndefined();
    expect(segments.filter((s) => s.startsWith('ISA'))).toHaveLength(3);
    expect(segments.find((s) => s.startsWith('SV1|'))).toBe('SV1|HC>T1032>XP|45.74|UN|2|||1');
  });

  it('reads a carriage return as terminator and the line feed after it as space', () => {
    const { segments, failure } = read(text837().replaceAll('~', '\r\n'));
    expect(failure).toBeUndefined();
    expect(segments).toHaveLength(read(text837()).segments.length);
  });

  it('gives elements, components and repetitions as text of their own', () => {
    const tokenizer = new Tokenizer();
    tokenizer.push(bytesOf(`${ISA}XX*one**a:b:c^d:e*last~`));
    tokenizer.end();
    tokenizer.next();
    const segment = tokenizer.next();
    expect(segment?.size).toBe(4);
    expect([1, 2, 3, 4, 5].map((n) => segment?.element(n))).toEqual(['one', '', 'a:b:c^d:e', 'last', '']);
    expect([1, 2, 3, 4].map((c) => segment?.component(3, c))).toEqual(['a', 'b', 'c', '']);
    expect([1, 2, 5].map((n) => segment?.has(n))).toEqual([true, false, false]);
  });

  it('reads UTF-8, and Latin-1 where a segment is not UTF-8', () => {
    const utf8 = bytesOf(`${ISA}N1*MUÑOZ~`);
    const latin1 = Uint8Array.from([...bytesOf(`${ISA}N1*MU`), 0xd1, ...bytesOf('OZ~N1*MUÑOZ~N1*PLAIN~')]);
    expect(tokens(utf8).segments[1]).toBe('N1*MUÑOZ');
    expect(tokens(latin1).segments.slice(1)).toEqual(['N1*MUÑOZ', 'N1*MUÑOZ', 'N1*PLAIN']);
  });

  it('skips empty segments and counts them', () => {
    const { segments, empties, failure } = read(text837().replaceAll('~', '~\n ~'));
    expect(failure).toBeUndefined();
    expect(empties).toBe(segments.length);
  });
});

describe('the tokenizer refuses', () => {
  it('an empty file', () => {
    expect(failure('')).toBe('x12.empty');
    expect(failure(' \r\n ')).toBe('x12.empty');
    expect(failure('\uFEFF')).toBe('x12.empty');
  });

  it('what does not begin with an ISA', () => {
    expect(failure('PK\u0003\u0004 not a claim')).toBe('x12.not-x12');
    expect(failure('GS*HC*A*B~')).toBe('x12.not-x12');
    expect(failure('\0'.repeat(500))).toBe('x12.not-x12');
    expect(failure('I')).toBe('x12.truncated');
  });

  it('UTF-16 and EBCDIC', () => {
    const wide = (text: string) => Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0), 0]));
    expect(tokens(wide(text837())).failure?.code).toBe('x12.encoding');
    expect(tokens(Uint8Array.from([0xff, 0xfe, ...wide(text837())])).failure?.code).toBe('x12.encoding');
    expect(tokens(Uint8Array.from([0xc9, 0xe2, 0xc1, 0x5c])).failure?.code).toBe('x12.encoding');
  });

  it.each([
    ['a letter between elements', ISA.replaceAll('*', 'A')],
    ['a digit between elements', ISA.replaceAll('*', '1')],
    ['a letter between components', ISA.replace(':~', 'B~')],
    ['a digit as terminator', ISA.replace(':~', ':5')],
    ['a space as terminator', ISA.replace(':~', ': ')],
    ['NUL as terminator', ISA.replace(':~', ':\0')],
    ['a letter as repetition separator', ISA.replace('*^*', '*R*')],
  ])('%s', (_name, isa) => {
    const { failure } = read(`${isa}GS*HC~`);
    expect(['x12.separator', 'x12.isa-length']).toContain(failure?.code);
  });

  it.each([
    ['terminator and element separator', ISA.replace(':~', ':*')],
    ['component and element separator', ISA.replace(':~', '*~')],
    ['component separator and terminator', ISA.replace(':~', '~~')],
    ['repetition and component separator', ISA.replace('*^*', '*:*')],
  ])('the same character as %s', (_name, isa) => {
    expect(['x12.separators-equal', 'x12.isa-length']).toContain(failure(`${isa}GS*HC~`));
  });

  it('an ISA of 105 bytes, and says how long it was', () => {
    const refused = read(text837().replace('SYNTHETICPLAN  *', 'SYNTHETICPLAN *')).failure;
    expect(refused).toMatchObject({ code: 'x12.isa-length', offset: 0 });
    expect(refused?.received).toContain('105');
  });

  it('an ISA of 107 bytes', () => {
    expect(failure(text837().replace('SYNTHETICPLAN  *', 'SYNTHETICPLAN   *'))).toBe('x12.isa-length');
  });

  it('a segment that never ends, without keeping it', () => {
    const tokenizer = new Tokenizer();
    tokenizer.push(bytesOf(ISA));
    const piece = bytesOf('NM1*IL'.repeat(10_000));
    for (let i = 0; i < 400; i++) {
      tokenizer.push(piece);
      while (tokenizer.next());
    }
    expect(tokenizer.failure).toMatchObject({ code: 'x12.segment-too-long', offset: 106 });
  });

  it('an element of 20 MB', () => {
    expect(failure(`${ISA}NTE*ADD*${'A'.repeat(20_000_000)}~`)).toBe('x12.segment-too-long');
  });

  it('a segment one byte over the limit, and reads one at the limit', () => {
    const at = (bytes: number) => read(`${ISA}${'N'.repeat(bytes - 1)}~`, { maxSegmentBytes: 200 });
    expect(at(200).failure).toBeUndefined();
    expect(at(201).failure?.code).toBe('x12.segment-too-long');
  });

  it('more empty segments than the limit', () => {
    expect(read(`${ISA}${'~'.repeat(1_000_000)}`).failure?.code).toBe('x12.empty-segments');
    expect(read(`${ISA}~~~`, { maxEmptySegments: 3 }).failure).toBeUndefined();
  });

  it('a file cut inside a segment, at every byte', () => {
    const text = text837();
    for (let cut = 1; cut < text.length; cut += 7) {
      const { failure } = read(text.slice(0, cut));
      const isBetween = text[cut - 1] === '~';
      expect(failure?.code, text.slice(0, cut)).toBe(isBetween ? undefined : 'x12.truncated');
    }
  });

  it('something after the last interchange', () => {
    expect(failure(`${text837()}GARBAGE`)).toBe('x12.trailing-data');
    expect(failure(`${text837()}\u001a`)).toBe('x12.trailing-data');
  });

  it('a segment of nothing but separators without losing count', () => {
    const { segments, failure } = read(`${ISA}NM1${'*'.repeat(5000)}~N3*A~`);
    expect(failure).toBeUndefined();
    expect(segments[2]).toBe('N3*A');
  });
});
