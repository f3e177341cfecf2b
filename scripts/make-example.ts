import { writeFileSync } from 'node:fs';
import {
  type ClaimInput,
  type LineInput,
  type PartyInput,
  type PersonInput,
  write837P,
} from '../src/formats/x12/index.ts';

// Writes examples/claims.837: ten synthetic claims that between them show paying in full, in part, waiting, denying,
// rejecting, a mother and her baby sharing one limit, and a replacement. Run again after a change: the bytes are fixed.

const PAYER: PartyInput = { kind: '2', last: 'SYNTHETIC PLAN', idQualifier: 'PI', id: 'SYNPLAN' };

function provider(last: string, id: string): PartyInput {
  return {
    kind: '2',
    last,
    id,
    taxId: '990000001',
    address: ['2 SYNTHETIC WAY'],
    city: 'MERCED',
    state: 'CA',
    zip: '953400000',
  };
}

const ibclc = provider('SYNTHETIC LACTATION CARE', '1000000012');
const pharmacy = provider('SYNTHETIC PHARMACY', '1000000020');
const supplier = provider('SYNTHETIC MEDICAL SUPPLY', '1000000038');
const clinic = provider('SYNTHETIC CLINIC', '1000000046');
const nurse: PartyInput = { kind: '1', last: 'SYNTHETIC', first: 'NURSE', id: '1000000053', idQualifier: 'XX' };

function member(id: string, last: string, first: string, born: string, sex: string): PersonInput {
  return { last, first, id, born, sex, address: ['1 SYNTHETIC WAY'], city: 'MERCED', state: 'CA', zip: '953400000' };
}

const ana = member('90000001B', 'EXAMPLE', 'ANA', '1996-05-01', 'F');
const leo = member('90000002B', 'EXAMPLE', 'LEO', '2025-02-20', 'M');
const mai = member('90000003B', 'SAMPLE', 'MAI', '1991-11-12', 'F');
const rosa = member('90000005B', 'SPECIMEN', 'ROSA', '1979-08-23', 'F');
const omar = member('90000006B', 'SPECIMEN', 'OMAR', '1968-02-29', 'M');
const stranger = member('90000099B', 'UNKNOWN', 'PERSON', '1980-01-01', 'F');

function line(code: string, units: number, charge: number, from: string, more: Partial<LineInput> = {}): LineInput {
  return { code, units, charge, from, unitBasis: 'UN', dxPointers: [1], ...more };
}

function claim(
  controlNumber: string,
  billing: PartyInput,
  subscriber: PersonInput,
  dx: string,
  lines: readonly LineInput[],
): ClaimInput {
  const charge = lines.reduce((sum, l) => sum + l.charge, 0);
  const numbered = lines.map((l, i) => ({ ...l, controlNumber: `${controlNumber}-${i + 1}` }));
  return {
    billing,
    payer: PAYER,
    subscriber,
    filingIndicator: 'MC',
    controlNumber,
    charge,
    pos: '12',
    dx: [{ qualifier: 'ABK', code: dx }],
    lines: numbered,
  };
}

const claims: readonly ClaimInput[] = [
  claim('EX-01', ibclc, ana, 'Z39.1', [line('Z5023', 2, 10_000, '2025-03-03')]),
  claim('EX-02', ibclc, leo, 'P92.5', [line('Z5023', 3, 15_000, '2025-03-20')]),
  claim('EX-03', ibclc, ana, 'Z39.1', [line('Z5023', 1, 5_000, '2025-04-10')]),
  claim('EX-04', pharmacy, ana, 'Z39.1', [
    line('E0603', 1, 26_000, '2025-03-05', { modifiers: ['NU'], ordering: nurse, notes: ['MSRP=330.00'] }),
  ]),
  claim('EX-05', pharmacy, mai, 'Z39.1', [
    line('E0603', 1, 26_000, '2025-03-10', { modifiers: ['NU'], ordering: nurse }),
  ]),
  claim('EX-06', supplier, mai, 'Z39.1', [
    line('E0604', 70, 21_000, '2025-03-11', { to: '2025-05-19', modifiers: ['RR'], ordering: nurse }),
    line('E0602', 1, 5_500, '2025-03-11', { modifiers: ['NU'], ordering: nurse, notes: ['RETAIL=45.00;TAX=4.16'] }),
  ]),
  claim('EX-07', supplier, ana, 'Z39.1', [
    line('A4286', 2, 1_800, '2025-03-29', { modifiers: ['NU'], ordering: nurse }),
  ]),
  claim('EX-08', clinic, rosa, 'F17.210', [
    line('99406', 1, 2_000, '2025-03-18', { pos: '11' }),
    line('99407', 1, 4_000, '2025-03-18', { pos: '11', notes: ['MINUTES=15'] }),
    line('99213', 1, 12_000, '2025-03-18', { pos: '11', modifiers: ['25'] }),
  ]),
  claim('EX-09', clinic, omar, 'F17.210', [line('99407', 1, 4_000, '2025-03-18', { pos: '11' })]),
  claim('EX-10', clinic, stranger, 'F17.210', [line('99407', 1, 4_000, '2025-03-18', { pos: '11' })]),
];

/** The file's text; a finding of the writer is a defect of this script. */
export function exampleFile(): string {
  const written = write837P(
    {
      submitter: { kind: '2', last: 'SYNTHETIC CLEARINGHOUSE', id: 'SYNCLEAR', phone: '5550001111' },
      receiver: { kind: '2', last: 'SYNTHETIC PLAN', id: 'SYNPLAN' },
      reference: 'EXAMPLE1',
    },
    claims,
    {
      sender: { qualifier: 'ZZ', id: 'SYNCLEAR' },
      receiver: { qualifier: 'ZZ', id: 'SYNPLAN' },
      interchangeControl: 1,
      groupControl: 1,
      date: '2025-06-02',
      time: '0830',
      usage: 'T',
      lineEnd: '\n',
    },
  );
  if (written.findings.length > 0) throw new Error(written.findings.map((f) => `${f.at} ${f.code}`).join('; '));
  return written.text;
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(new URL('../examples/claims.837', import.meta.url), exampleFile());
