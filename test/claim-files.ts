import { execFile, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ClaimInput,
  checkX12Bytes,
  type LineInput,
  type PartyInput,
  type PersonInput,
  write837P,
} from '../src/formats/x12/index.ts';

/** Synthetic 837P files for the journeys, and what their answers say. */

export const ROOT = fileURLToPath(new URL('../', import.meta.url));

const PAYER: PartyInput = { kind: '2', last: 'SYNTHETIC PLAN', idQualifier: 'PI', id: 'SYNPLAN' };
const PLACE = { city: 'MERCED', state: 'CA', zip: '953400000' };

function biller(last: string, id: string): PartyInput {
  return { kind: '2', last, id, taxId: '990000001', address: ['2 SYNTHETIC WAY'], ...PLACE };
}

/** The people of `examples/population.yaml`. */
export const consultant = biller('SYNTHETIC LACTATION CARE', '1000000012');
export const pharmacy = biller('SYNTHETIC PHARMACY', '1000000020');
export const supplier = biller('SYNTHETIC MEDICAL SUPPLY', '1000000038');
export const clinic = biller('SYNTHETIC CLINIC', '1000000046');
export const nurse: PartyInput = { kind: '1', last: 'SYNTHETIC', first: 'NURSE', id: '1000000053', idQualifier: 'XX' };

export function person(id: string, first = 'ANA', born = '1996-05-01'): PersonInput {
  return { last: 'EXAMPLE', first, id, born, sex: 'F', address: ['1 SYNTHETIC WAY'], ...PLACE };
}
export const ana = person('90000001B');
export const leo = person('90000002B', 'LEO', '2025-02-20');
export const mai = person('90000003B', 'MAI');
export const rosa = person('90000005B', 'ROSA');

export function lineOf(
  code: string,
  units: number,
  charge: number,
  from: string,
  more: Partial<LineInput> = {},
): LineInput {
  return { code, units, charge, from, unitBasis: 'UN', dxPointers: [1], ...more };
}

export function claimOf(
  controlNumber: string,
  billing: PartyInput,
  subscriber: PersonInput,
  lines: readonly LineInput[],
  more: Partial<ClaimInput> = {},
): ClaimInput {
  return {
    billing,
    payer: PAYER,
    subscriber,
    filingIndicator: 'MC',
    controlNumber,
    charge: lines.reduce((sum, l) => sum + l.charge, 0),
    pos: '12',
    dx: [{ qualifier: 'ABK', code: 'Z39.1' }],
    lines: lines.map((l, i) => ({ ...l, controlNumber: `${controlNumber}-${i + 1}` })),
    ...more,
  };
}

export interface FileOptions {
  readonly control?: number;
  readonly claimsPerSet?: number;
  readonly wantsTa1?: boolean;
}

/** `control` makes another file of the same claims. */
export function file837(claims: readonly ClaimInput[], options: FileOptions = {}): string {
  const { control = 1, claimsPerSet, wantsTa1 = false } = options;
  const written = write837P(
    {
      submitter: { kind: '2', last: 'SYNTHETIC CLEARINGHOUSE', id: 'SYNCLEAR', phone: '5550001111' },
      receiver: { kind: '2', last: 'SYNTHETIC PLAN', id: 'SYNPLAN' },
      reference: `REFERENCE${control}`,
      ...(claimsPerSet === undefined ? {} : { claimsPerSet }),
    },
    claims,
    {
      sender: { qualifier: 'ZZ', id: 'SYNCLEAR' },
      receiver: { qualifier: 'ZZ', id: 'SYNPLAN' },
      interchangeControl: control,
      groupControl: control,
      date: '2025-06-02',
      time: '0830',
      usage: 'T',
      lineEnd: '\n',
      wantsTa1,
    },
  );
  if (written.findings.length > 0) throw new Error(written.findings.map((f) => `${f.at} ${f.code}`).join('; '));
  return written.text;
}

/** The segments of a file of ours that begin with an id, element by element. */
export function segments(text: string, id: string): string[][] {
  return text
    .split('~')
    .map((s) => s.trim().split('*'))
    .filter((s) => s[0] === id);
}

const cents = (dollars = '0') => Math.round(Number(dollars) * 100);

export interface Paid {
  readonly control: string;
  readonly status: string;
  readonly paid: number;
}

/** What an 835 says: each claim, what the payments come to, and what is carried forward. */
export function remitted(text: string) {
  const claims = segments(text, 'CLP').map(
    (s): Paid => ({ control: s[1] ?? '', status: s[2] ?? '', paid: cents(s[4]) }),
  );
  const payments = segments(text, 'BPR').reduce((sum, s) => sum + cents(s[2]), 0);
  const carried = segments(text, 'PLB').reduce((sum, s) => sum + cents(s[4]), 0);
  return { claims, payments, carried };
}

/** What our own check finds in a file of ours. */
export function complaints(text: string): string[] {
  return checkX12Bytes(new TextEncoder().encode(text)).findings.map((f) => `${f.code} at ${f.at}`);
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Runs the real command line to its end. However many tests ask, two run at a time: small machines have two cores. */
export async function madrone(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await new Promise((resolve) => {
      execFile(`${ROOT}madrone`, [...words], { env: clean(env), maxBuffer: 64 << 20 }, (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        resolve({ code, out, err });
      });
    });
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/** Starts it and leaves it running; `./madrone` becomes the Node it starts, so its process id is the program's. */
export function start(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawn(`${ROOT}madrone`, [...words], { env: clean(env), stdio: 'ignore' });
}

/** Nothing of the caller's settings but the path and the temporary folder; compiled once for all the processes of a run. */
function clean(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  const cache = { NODE_COMPILE_CACHE: join(tmpdir(), 'madrone-test-compiled') };
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...cache, ...env };
}
