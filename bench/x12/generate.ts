import { type ClaimInput, type PartyInput, type PersonInput, stream837P } from '../../src/formats/x12/index.ts';
import { npiFrom } from '../../src/kernel/index.ts';

export interface GenerateOptions {
  readonly linesPerClaim?: number;
  readonly seed?: number;
  /** Members billed for, in turn; made up when absent. */
  readonly members?: readonly PersonInput[];
  /** Billing providers, in turn. */
  readonly providers?: readonly PartyInput[];
  /** Procedure codes with the charge of one unit in cents and a diagnosis. */
  readonly codes?: readonly GeneratedCode[];
  /** First day of service; the year that follows is used. */
  readonly from?: string;
  readonly claimsPerSet?: number;
}

export interface GeneratedCode {
  readonly code: string;
  readonly modifiers?: readonly string[];
  readonly charge: number;
  readonly dx: string;
}

const CODES: readonly GeneratedCode[] = [
  { code: 'T1032', modifiers: ['XP'], charge: 4574, dx: 'Z39.1' },
  { code: '99213', charge: 9800, dx: 'O99.89' },
  { code: 'H2000', charge: 18_000, dx: 'Z59.00' },
];
const PAYER = { kind: '2', last: 'SYNTHETIC PLAN', idQualifier: 'PI', id: 'SYNPLAN' } as const;
const PIECE = 65_536;

/** A synthetic 837P in pieces of about 64 KiB; the same arguments give the same bytes. */
export async function* generate837(claims: number, options: GenerateOptions = {}): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  const batch = {
    submitter: { last: 'SYNTHETIC SUBMITTER', id: 'SYNSUB', phone: '5550001111' },
    receiver: { last: 'SYNTHETIC PLAN', id: 'SYNPLAN' },
    reference: 'SYNTHETIC BATCH',
    ...(options.claimsPerSet === undefined ? {} : { claimsPerSet: options.claimsPerSet }),
  };
  const envelope = {
    sender: { qualifier: 'ZZ', id: 'SYNTHETICSENDER' },
    receiver: { qualifier: 'ZZ', id: 'SYNTHETICPLAN' },
    interchangeControl: 1,
    groupControl: 1,
    date: '2025-07-01',
    time: '0830',
    usage: 'T',
  } as const;
  for (const piece of stream837P(batch, generateClaims(claims, options), envelope)) {
    text += piece.text;
    if (text.length < PIECE) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text) yield encoder.encode(text);
}

/** The claims themselves. One biller serves a hundred claims in a row, as clearinghouse files do. */
export function* generateClaims(claims: number, options: GenerateOptions = {}): Generator<ClaimInput> {
  const { linesPerClaim = 3, codes = CODES, from = '2025-01-01' } = options;
  const random = randomFrom(options.seed ?? 1);
  const providers = options.providers ?? Array.from({ length: 50 }, (_, i) => inventProvider(i));
  const start = Date.parse(from);
  for (let i = 0; i < claims; i++) {
    const member = options.members?.[i % options.members.length] ?? inventMember(i);
    const provider = providers[Math.floor(i / 100) % providers.length] ?? inventProvider(0);
    const day = new Date(start + Math.floor(random() * 365) * 86_400_000).toISOString().slice(0, 10);
    const chosen = Array.from({ length: linesPerClaim }, () => codes[Math.floor(random() * codes.length)] ?? CODES[0]);
    const lines = chosen.flatMap((code, n) => (code ? [lineOf(code, 1 + Math.floor(random() * 4), day, i, n)] : []));
    const dx = [...new Set(chosen.flatMap((code) => (code ? [code.dx] : [])))];
    yield {
      billing: provider,
      payer: PAYER,
      subscriber: member,
      controlNumber: `SYN${String(i + 1).padStart(9, '0')}`,
      charge: lines.reduce((sum, line) => sum + line.charge, 0),
      pos: '12',
      dx: dx.map((code, n) => ({ qualifier: n === 0 ? 'ABK' : 'ABF', code })),
      rendering:
        i % 2 === 0 ? { ...provider, kind: '1', last: 'RENDERER', first: `SYNTHETIC${i % 50}`, taxId: '' } : undefined,
      lines,
    };
  }
}

function lineOf(code: GeneratedCode, units: number, from: string, claim: number, line: number) {
  const { modifiers = [] } = code;
  return {
    code: code.code,
    modifiers,
    charge: code.charge * units,
    units,
    from,
    controlNumber: `${claim + 1}L${line + 1}`,
  };
}

function inventMember(i: number): PersonInput {
  const born = `${1960 + (i % 60)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
  const id = `9${String(i % 10_000_000).padStart(7, '0')}${String.fromCharCode(65 + (i % 26))}`;
  return {
    kind: '1',
    last: `TESTER${i}`,
    first: 'SYNTHETIC',
    id,
    address: [`${i} TEST ST`],
    city: 'MERCED',
    state: 'CA',
    zip: '95340',
    born,
    sex: i % 2 ? 'F' : 'M',
  };
}

function inventProvider(i: number): PartyInput {
  const id = npiFrom(`1${String(i).padStart(8, '0')}`);
  const taxId = `99${String(i).padStart(7, '0')}`;
  return {
    kind: '2',
    last: `SYNTHETIC GROUP ${i}`,
    id,
    taxonomy: '374J00000X',
    taxId,
    address: ['1 TEST ST'],
    city: 'MERCED',
    state: 'CA',
    zip: '953400000',
  };
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
