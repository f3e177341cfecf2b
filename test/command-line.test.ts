import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ana,
  claimOf,
  consultant,
  type Ended,
  file837,
  lineOf,
  madrone,
  mai,
  ROOT,
  remitted,
  segments,
} from './claim-files.ts';

// The real process on whatever somebody may hand it: exit code, one sentence, and never half an answer.
// Exit codes: 0 yes, 1 no, 2 input without its form, 64 wrongly called, 69 unavailable, 70 a defect of ours.

let folder: string;
let env: NodeJS.ProcessEnv;

/** Calls that share nothing are asked at once; the harness runs two processes at a time. */
const CALLS = { concurrent: true, timeout: 60_000 } as const;

const NOW = '2025-06-02T09:00:00-07:00';
const EXAMPLE = `${ROOT}examples/claims.837`;
const PEOPLE = `${ROOT}examples/population.yaml`;
const IN_MEMORY = ['--plan', 'ccah', '--population', PEOPLE, '--now', NOW];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madrone-cli-'));
  env = { MADRONE_DATA: join(folder, 'data') };
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Puts something into the test's folder and says where. */
async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

interface Answered extends Ended {
  /** Files in the output folder; undefined when there is no folder. */
  readonly files: readonly string[] | undefined;
  readonly answer: (name: string) => Promise<string>;
}

let outputs = 0;

async function adjudicate(
  file: string,
  words: readonly string[] = IN_MEMORY,
  more: NodeJS.ProcessEnv = env,
): Promise<Answered> {
  // Folders that are missing are made.
  const out = join(folder, `out-${++outputs}`, 'answers');
  const ended = await madrone(['adjudicate', file, ...words, '--out', out], more);
  const files = await readdir(out).catch(() => undefined);
  expect((files ?? []).filter((f) => f.endsWith('.part'))).toEqual([]);
  const answer = async (name: string) => {
    const found = files?.find((f) => f.endsWith(`.${name}`));
    return found === undefined ? '' : readFile(join(out, found), 'utf8');
  };
  return { ...ended, files, answer };
}

const example = () => readFile(EXAMPLE, 'utf8');

/** Said in a line or a few, without a stack, a path into the program or an object printed as text. */
function expectPlain({ out, err }: Ended): void {
  for (const text of [out, err]) {
    expect(text).not.toMatch(/\n\s+at |node:internal|node_modules|\[object |undefined|NaN/);
  }
}

describe('a call that cannot be understood', CALLS, () => {
  it.each<[string, readonly string[], RegExp]>([
    ['nothing at all', [], /Usage: madrone/],
    ['an unknown command', ['nonsense'], /unknown command 'nonsense'/],
    ['an unknown option', ['adjudicate', EXAMPLE, ...IN_MEMORY, '--nonsense'], /unknown option '--nonsense'/],
    ['no plan', ['adjudicate', EXAMPLE], /--plan/],
    ['an unknown plan', ['adjudicate', EXAMPLE, '--plan', 'nowhere'], /nowhere/],
    ['no instant', ['adjudicate', EXAMPLE, ...IN_MEMORY, '--now', 'yesterday'], /yesterday/],
    ['an instant without its offset', ['adjudicate', EXAMPLE, ...IN_MEMORY, '--now', '2025-06-02T09:00:00'], /offset/],
    ['an unknown language', ['adjudicate', EXAMPLE, ...IN_MEMORY, '--lang', 'xx'], /xx/],
    [
      'a date the calendar does not have',
      ['check', '--plan', 'ccah', '--code', 'Z5023', '--on', '2025-02-30'],
      /2025-02-30/,
    ],
  ])('with %s ends with 64 and says what is wrong on the error stream', async (_, words, said) => {
    const ended = await madrone(words, { MADRONE_DATA: join(folder, 'untouched') });
    expect([ended.code, ended.out]).toEqual([64, '']);
    expect(ended.err).toMatch(said);
    expectPlain(ended);
  });

  it('names every wrong option of a question at once', async () => {
    const wrong = ['--units', '-1', '--charge', '1e5', '--fact', 'no.such=1', '--fact', 'line.minutes=ten'];
    const ended = await madrone(['check', '--plan', 'ccah', '--code', 'Z5023', ...wrong], {
      MADRONE_DATA: join(folder, 'untouched'),
    });
    expect([ended.code, ended.out]).toEqual([64, '']);
    for (const found of ['-1', '1e5', 'no.such=1', 'line.minutes=ten']) expect(ended.err).toContain(found);
    expectPlain(ended);
  });

  it('with the place of a file as the place of the answers ends with 64 before anything is judged', async () => {
    const ended = await madrone(['adjudicate', EXAMPLE, ...IN_MEMORY, '--out', PEOPLE], env);
    expect([ended.code, ended.out]).toEqual([64, '']);
    expect(ended.err).toContain(PEOPLE);
    expectPlain(ended);
  });
});

describe('a call for help', CALLS, () => {
  it('is a yes, on the output stream', async () => {
    const ended = await madrone(['adjudicate', '--help'], env);
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(ended.out).toMatch(/--population/);
  });
});

describe('a file that is no 837P', CALLS, () => {
  const garbage = Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7_919 + ((i * i) % 251)) % 256);
  const png = (text: string) =>
    Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(text)]);
  const other = (set: string, group: string, version: string) => (text: string) =>
    text.replace('ST*837', `ST*${set}`).replace('GS*HC', `GS*${group}`).replaceAll('005010X222A1', version);
  const cut = (text: string) => text.slice(0, Math.floor(text.length / 2) + 3);

  it.each<[string, (text: string) => string | Uint8Array, RegExp]>([
    ['only spaces', () => ' \r\n\n ', /x12\.empty/],
    ['random bytes', () => garbage, /x12\.not-x12/],
    ['a picture', png, /x12\.not-x12/],
    ['a claim that says it is an enrollment', other('834', 'BE', '005010X220A1'), /x12\.segment-unknown/],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), /x12\.encoding/],
    ['a letter as separator', (text) => text.replaceAll('*', 'A'), /x12\.isa/],
    ['an eligibility question', other('270', 'HS', '005010X279A1'), /x12\.set-unsupported/],
  ])('cannot be used and says why: %s', async (name, spoil, said) => {
    const ended = await madrone(['x12', 'validate', await put(`${name}.837`, spoil(await example()))], env);
    expect([ended.code, ended.err]).toEqual([2, '']);
    expect(ended.out).toMatch(said);
    expectPlain(ended);
  });

  it.each<[string, (text: string) => string | Uint8Array, readonly string[]]>([
    ['an empty file', () => '', []],
    ['a cut in the middle of a segment', cut, ['ta1']],
    ['another control number at the end', (text) => text.replace(/IEA\*1\*\d+/, 'IEA*1*000000009'), ['ta1']],
  ])(
    'is answered with 2, a finding, not one claim, and only what its envelope allows: %s',
    async (name, spoil, kinds) => {
      const ended = await adjudicate(await put(`${name}.837`, spoil(await example())));
      expect([ended.code, ended.err]).toEqual([2, '']);
      expect(ended.out).toMatch(/^✗ /);
      expect(ended.out).toMatch(/0 claims/);
      expect((ended.files ?? []).map((f) => f.split('.').at(-1))).toEqual(kinds);
      for (const kind of kinds) expect(await ended.answer(kind)).toMatch(/^ISA\*/);
      expectPlain(ended);
    },
  );
});

describe('a path that leads to no file', CALLS, () => {
  it.each<[string, (where: string) => string[]]>([
    ['a missing claim file', (where) => ['adjudicate', join(where, 'none.837'), ...IN_MEMORY]],
    ['a folder', (where) => ['x12', 'validate', where]],
    [
      'a missing population',
      (where) => ['adjudicate', EXAMPLE, '--plan', 'ccah', '--population', join(where, 'none.yaml')],
    ],
    ['a missing case file', (where) => ['policy', 'test', join(where, 'none.yaml')]],
  ])('ends with 2 and names it: %s', async (_, words) => {
    const ended = await madrone(words(folder), env);
    expect(ended.code).toBe(2);
    expect(ended.out + ended.err).toContain(folder.slice(-8));
    expectPlain(ended);
  });

  it('where an answer cannot take its place, no half of it remains', async () => {
    const out = join(folder, 'taken');
    await mkdir(join(out, 'claims.835'), { recursive: true });
    const ended = await madrone(['adjudicate', EXAMPLE, ...IN_MEMORY, '--out', out], env);
    expect(ended.code).not.toBe(0);
    expect((await readdir(out)).filter((f) => f.endsWith('.part'))).toEqual([]);
    expectPlain(ended);
  });
});

describe('values no claim can hold', CALLS, () => {
  it('stop their own set, each with its segment on the 999, and the good set is judged', async () => {
    const claims = ['GOOD', 'DIGITS', 'EXPONENT', 'NEGATIVE', 'NO-DAY', 'COUNT'].map((control, i) =>
      claimOf(control, consultant, i % 2 === 0 ? ana : mai, [lineOf('Z5023', 1, 5_000, `2025-0${1 + i}-03`)]),
    );
    const sets = file837(claims, { claimsPerSet: 1 }).split(/(?=ST\*)/);
    const spoiled = sets.map((set) => {
      if (set.includes('CLM*DIGITS')) return set.replaceAll('*50.00', '*12345678901234567890');
      if (set.includes('CLM*EXPONENT')) return set.replaceAll('*50.00', '*1e5');
      if (set.includes('CLM*NEGATIVE')) return set.replace('*UN*1*', '*UN*-1*');
      if (set.includes('CLM*NO-DAY')) return set.replace('20250503', '20250230');
      return set.includes('CLM*COUNT') ? set.replace(/SE\*\d+/, 'SE*12') : set;
    });
    const ended = await adjudicate(await put('values.837', spoiled.join('')));
    expect(ended.code).toBe(2);
    expect(ended.out).toMatch(/1 claims, 1 lines: 1 paid.*5 transaction sets could not be used/);
    const acknowledged = await ended.answer('999');
    expect(segments(acknowledged, 'IK5').map((s) => s[1])).toEqual(['A', 'R', 'R', 'R', 'R', 'R']);
    expect(new Set(segments(acknowledged, 'IK3').map((s) => s[1]))).toEqual(new Set(['CLM', 'SV1', 'DTP']));
    expect(segments(acknowledged, 'AK9')[0]?.slice(1, 5)).toEqual(['P', '6', '6', '1']);
    expect(remitted(await ended.answer('835')).claims.map((c) => c.control)).toEqual(['GOOD']);
    expectPlain(ended);
  });

  it('that only judging can see are answered claim by claim: unknown codes wait, a repeat is denied, a wrong sum is rejected', async () => {
    const once = claimOf('ONCE', consultant, ana, [lineOf('Z5023', 1, 5_000, '2025-03-03')]);
    const claims = [
      once,
      { ...once, controlNumber: 'TWICE' },
      claimOf('CODE', consultant, ana, [lineOf('ZZZZZ', 1, 5_000, '2025-03-03')]),
      claimOf('FUTURE', consultant, ana, [lineOf('Z5023', 1, 5_000, '2025-06-03')]),
      claimOf('SUM', consultant, ana, [lineOf('Z5023', 1, 5_001, '2025-03-04')]),
      claimOf('NPI', { ...consultant, id: '1000000013' }, ana, [lineOf('Z5023', 1, 5_002, '2025-03-05')]),
    ];
    const text = file837(claims).replace('CLM*SUM*50.01', 'CLM*SUM*50.02');
    const ended = await adjudicate(await put('judged.837', text));
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('6 claims, 6 lines: 1 paid, 1 denied, 1 pended, 3 rejected. Paid $45.74.');
    expect(remitted(await ended.answer('835')).claims).toEqual([
      { control: 'ONCE', status: '1', paid: 4_574 },
      { control: 'TWICE', status: '4', paid: 0 },
    ]);
    const statuses = segments(await ended.answer('277ca'), 'STC').filter((s) => s[3] === 'U');
    expect(statuses.map((s) => s[1])).toEqual(['A7:187', 'A7:178', 'A7:562']);
    expectPlain(ended);
  });
});

describe('a file without an end', CALLS, () => {
  it('of sixty million bytes in one segment is refused in little memory', async () => {
    const text = await example();
    const head = text.slice(0, text.indexOf('~') + 1);
    const path = await put('endless.837', Buffer.concat([Buffer.from(head), Buffer.alloc(60_000_000, 'NM1*85*2*')]));
    // A heap that could not hold the file; V8 would end the process with a code of its own.
    const ended = await madrone(['x12', 'validate', path], { ...env, NODE_OPTIONS: '--max-old-space-size=64' });
    expect(ended.code).toBe(2);
    expect(ended.out).toMatch(/terminator/);
    expectPlain(ended);
  });

  it('of a million segments under one missing trailer is told from a whole one', async () => {
    const text = await example();
    const body = text.slice(0, text.indexOf('SE*'));
    const path = await put('million.837', body + 'LX*1~'.repeat(1_000_000));
    const ended = await madrone(['x12', 'validate', path], { ...env, NODE_OPTIONS: '--max-old-space-size=64' });
    expect(ended.code).toBe(2);
    expect(ended.out.split('\n').length).toBeLessThan(1_100);
    expect(ended.out).toMatch(/0 of 1 transaction sets can be used/);
    expectPlain(ended);
  });
});

describe('YAML somebody wrote by hand', CALLS, () => {
  const bomb = [
    'a0: &a0 [x,x,x,x,x,x,x,x,x]',
    ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]`),
  ].join('\n');

  it.each<[string, string, RegExp]>([
    ['an alias bomb', bomb, /yaml\.alias/],
    ['an unknown key', 'members:\n  ana: { cin: 90000001B, shoe_size: 9 }\n', /\.yaml:2.*shoe_size/],
    [
      'one number for two members',
      'members:\n  ana: { cin: 90000001B }\n  bea: { cin: 90000001B }\n',
      /population\.twice/,
    ],
  ])('is a population with %s: 2, the place, and no database', async (name, content, said) => {
    const path = await put(`${name}.yaml`, content);
    const ended = await madrone(['population', 'load', path, '--plan', 'ccah'], {
      MADRONE_DATA: join(folder, 'untouched'),
    });
    expect([ended.code, ended.out]).toEqual([2, '']);
    expect(ended.err).toMatch(said);
    expect(ended.err).toContain(path);
    expectPlain(ended);
  });

  it('that is no case file is a finding of policy test, file by file, beside the cases that do not hold', async () => {
    const whole = await readFile(PEOPLE, 'utf8');
    const wrong = `
- name: a case that does not hold
  plan: ccah
  now: 2025-03-21T10:00-07:00
  given:
    members: { ana: { born: 1996-05-01 } }
  when:
    - claim: { member: ana, on: 2025-03-20, provider: ibclc-1, lines: [{ code: Z5023, units: 1, dx: [Z39.1] }] }
  then:
    - lines: [{ outcome: denied }]
`;
    const paths = await Promise.all([
      put('bomb-case.yaml', bomb),
      put('cut-case.yaml', whole.slice(0, 700)),
      put('other-case.yaml', whole),
      put('empty-case.yaml', ''),
      put('wrong-case.yaml', wrong),
    ]);
    const ended = await madrone(['policy', 'test', ...paths], env);
    expect(ended.code).toBe(2);
    for (const path of paths) expect(ended.out).toContain(path);
    for (const code of ['yaml.alias', 'yaml.malformed', 'yaml.does_not_fit']) expect(ended.out).toContain(code);
    expect(ended.out).toMatch(/a case that does not hold[\s\S]*expected "denied", received "paid"/);
    expectPlain(ended);
  });
});

describe('answers for programs', CALLS, () => {
  const asked = ['check', '--plan', 'ccah', '--code', 'Z5023', '--on', '2025-03-20', '--population', PEOPLE, '--json'];

  /** JSON on the output stream, and nothing else there. */
  async function parsed(words: readonly string[], code: number): Promise<unknown> {
    const ended = await madrone(words, env);
    expect([ended.code, ended.err]).toEqual([code, '']);
    return JSON.parse(ended.out);
  }

  it('are JSON for a judged file, and its 835 is no claim file', async () => {
    const ended = await adjudicate(EXAMPLE, [...IN_MEMORY, '--json']);
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(JSON.parse(ended.out)).toMatchObject({
      claims: 10,
      lines: 13,
      paid: '645.32',
      rejectedSets: 0,
      findings: [],
    });
    const remittance = await adjudicate(await put('remittance.x12', await ended.answer('835')), [
      ...IN_MEMORY,
      '--json',
    ]);
    expect(remittance.code).toBe(2);
    expect(JSON.parse(remittance.out)).toMatchObject({ claims: 0, paid: '0.00' });
  });

  it('are JSON for a checked file', async () => {
    expect(await parsed(['x12', 'validate', EXAMPLE, '--json'], 0)).toMatchObject({ ok: true, segments: 180 });
  });

  it('are JSON for a question, whether the answer is yes or no', async () => {
    const who = ['--member', '90000001B', '--provider', 'demo-ibclc', '--dx', 'Z39.1', '--units', '1'];
    expect(await parsed([...asked, ...who], 0)).toMatchObject({
      covered: 'yes',
      authorization: 'not_needed',
      price: '45.74',
    });
    expect(await parsed([...asked, '--dx', 'F17.210'], 1)).toMatchObject({ covered: 'no' });
  });

  it('about a member the plan does not have are a finding, not a guess', async () => {
    const ended = await madrone([...asked, '--member', '90000077B'], env);
    expect([ended.code, ended.out]).toEqual([2, '']);
    expect(ended.err).toContain('--member');
  });
});

describe('a call that came to nothing', () => {
  it('has opened no database', async () => {
    expect(await readdir(folder)).not.toContain('untouched');
  });
});

describe('one data folder', () => {
  it('serves two processes at once, answers a file sent twice alike whenever it comes, and names nobody in a defect', async () => {
    const loaded = await madrone(['population', 'load', PEOPLE, '--plan', 'ccah'], env);
    expect([loaded.code, loaded.err]).toEqual([0, '']);
    const later = ['--plan', 'ccah', '--now', '2025-07-30T18:00:00-07:00'];
    const second = await put(
      'second.837',
      file837([claimOf('S', consultant, mai, [lineOf('Z5023', 1, 5_000, '2025-05-03')])], { control: 2 }),
    );
    const [first, beside] = await Promise.all([
      adjudicate(EXAMPLE, ['--plan', 'ccah', '--now', NOW]),
      adjudicate(second, ['--plan', 'ccah', '--now', NOW]),
    ]);
    expect([first.code, first.err, beside.code, beside.err]).toEqual([0, '', 0, '']);
    expect(remitted(await beside.answer('835')).payments).toBe(4_574);

    // Sent again, by two at once, into one folder: neither meets the other's half-written answers.
    const out = join(folder, 'again');
    const again = await Promise.all([1, 2].map(() => madrone(['adjudicate', EXAMPLE, ...later, '--out', out], env)));
    expect(again.map((e) => [e.code, e.err, e.out.split('\n')[0]])).toEqual(
      Array(2).fill([0, '', first.out.split('\n')[0]]),
    );
    expect(await readdir(out)).toEqual(['claims.277ca', 'claims.835', 'claims.999', 'claims.explained.txt']);
    for (const name of ['999', '277ca', '835', 'explained.txt'])
      expect(await readFile(join(out, `claims.${name}`), 'utf8')).toBe(await first.answer(name));

    const byPlanId = [
      'check',
      '--plan',
      'ccah',
      '--code',
      'Z5023',
      '--on',
      '2025-03-20',
      '--member',
      'mai',
      '--dx',
      'Z39.1',
    ];
    const known = await madrone([...byPlanId, '--provider', 'demo-ibclc', '--json'], env);
    expect(JSON.parse(known.out)).toMatchObject({ covered: 'yes' });

    const twin = await put(
      'twin.yaml',
      'members:\n  other: { cin: 90000001B, name: { last: SECRETLAST, first: SECRETFIRST } }\n',
    );
    const refused = await madrone(['population', 'load', twin, '--plan', 'ccah'], { ...env, MADRONE_DEBUG: '1' });
    expect(refused.code).not.toBe(0);
    expect(refused.err).not.toBe('');
    expect(refused.out + refused.err).not.toMatch(/SECRET|90000001B/);
  }, 120_000);
});

describe('a backup', () => {
  it('is made and read back by processes that end', CALLS, async () => {
    const kept = join(folder, 'backup');
    const at = (name: string) => ({ MADRONE_DATA: join(folder, name) });
    expect((await madrone(['backup', kept], at('kept'))).code).toBe(0);
    const restored = await madrone(['restore', kept], at('again'));
    expect([restored.code, restored.out]).toEqual([0, `${kept} is restored.\n`]);
  });
});
