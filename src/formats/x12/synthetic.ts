import type { ClaimAcknowledgment } from './write/claim-acknowledgment.ts';
import type { Batch837, ClaimInput, LineInput } from './write/claim-input.ts';
import type { EnrollmentBatch, MemberInput } from './write/enrollment-input.ts';
import type { OutgoingEnvelope } from './write/outgoing-envelope.ts';
import type { ClaimPayment, Remittance } from './write/remittance.ts';
import { stream834 } from './write/write-834.ts';
import { write837P } from './write/write-837p.ts';

/** Plainly synthetic messages for tests. */

export const envelope: OutgoingEnvelope = {
  sender: { qualifier: 'ZZ', id: 'SYNTHETICSENDER' },
  receiver: { qualifier: 'ZZ', id: 'SYNTHETICPLAN' },
  interchangeControl: 905,
  groupControl: 7,
  date: '2025-03-14',
  time: '10:15',
  usage: 'T',
};

export const batch: Batch837 = {
  submitter: { last: 'SYNTHETIC SUBMITTER', id: 'SUB1', phone: '555-000-1111' },
  receiver: { last: 'SYNTHETIC PLAN', id: 'PLAN1' },
  reference: 'BATCH1',
};

export const billing = {
  kind: '2' as const,
  last: 'SYNTHETIC DOULA GROUP',
  id: '1234567893',
  taxonomy: '374J00000X',
  taxId: '990000001',
  address: ['1 TEST ST'],
  city: 'MERCED',
  state: 'CA',
  zip: '953400000',
};

export const subscriber = {
  kind: '1' as const,
  last: 'TESTER',
  first: 'ANA',
  id: '90000001A',
  address: ['2 SYNTHETIC AVE', 'APT 3'],
  city: 'MERCED',
  state: 'CA',
  zip: '95340',
  born: '1996-05-01',
  sex: 'F',
};

export const payer = { last: 'SYNTHETIC PLAN', id: 'PLAN1' };

export function lineInput(more: Partial<LineInput> = {}): LineInput {
  return {
    code: 'T1032',
    modifiers: ['XP'],
    charge: 4574,
    units: 2,
    from: '2025-03-03',
    dxPointers: [1],
    controlNumber: 'L1',
    ...more,
  };
}

export function claimInput(more: Partial<ClaimInput> = {}): ClaimInput {
  return {
    billing,
    payer,
    subscriber,
    controlNumber: 'C1',
    charge: 4574,
    pos: '12',
    dx: [{ qualifier: 'ABK', code: 'Z39.1' }],
    lines: [lineInput()],
    ...more,
  };
}

/** The text of an 837P; by default two claims in one set. */
export function text837(
  claims: readonly ClaimInput[] = [claimInput(), claimInput({ controlNumber: 'C2' })],
  more: Partial<OutgoingEnvelope & Batch837> = {},
): string {
  return write837P({ ...batch, ...more }, claims, { ...envelope, ...more }).text;
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The trailers counted again, for tests that add or drop segments. */
export function recounted(text: string): string {
  let count = 0;
  return text
    .split('~')
    .map((segment) => {
      if (segment.startsWith('ST*')) count = 0;
      count++;
      return segment.startsWith('SE*') ? segment.replace(/^SE\*\d+/, `SE*${count}`) : segment;
    })
    .join('~');
}

export function paidClaim(more: Partial<ClaimPayment> = {}): ClaimPayment {
  return {
    controlNumber: 'C1',
    status: '1',
    charge: 5000,
    paid: 4574,
    patientResponsibility: 0,
    payerControlNumber: 'ICN1',
    pos: '12',
    frequency: '1',
    patient: { last: 'TESTER', first: 'ANA', id: '90000001A' },
    from: '2025-03-03',
    adjustments: [],
    lines: [
      {
        code: 'T1032',
        modifiers: ['XP'],
        charge: 5000,
        paid: 4574,
        units: 2,
        from: '2025-03-03',
        adjustments: [{ group: 'CO', carc: '45', amount: 426 }],
        controlNumber: 'L1',
        allowed: 4574,
        remarks: ['N519'],
      },
    ],
    ...more,
  };
}

export function remittance(more: Partial<Remittance> = {}): Remittance {
  return {
    payer: {
      name: 'SYNTHETIC PLAN',
      address: ['3 TEST ST'],
      city: 'SALINAS',
      state: 'CA',
      zip: '93901',
      originator: '1990000009',
      contactName: 'CLAIMS DESK',
      contactPhone: '5550002222',
    },
    payee: {
      name: 'SYNTHETIC DOULA GROUP',
      address: ['1 TEST ST'],
      city: 'MERCED',
      state: 'CA',
      zip: '95340',
      npi: '1234567893',
      taxId: '990000001',
    },
    payment: 4574,
    method: 'CHK',
    trace: 'T0001',
    date: '2025-03-20',
    claims: [paidClaim()],
    providerAdjustments: [],
    ...more,
  };
}

export const acknowledgment: ClaimAcknowledgment = {
  reference: 'ACK1',
  source: { entity: 'PR', name: 'SYNTHETIC PLAN', idQualifier: 'PI', id: 'PLAN1' },
  trace: 'TR1',
  received: '2025-03-14',
  processed: '2025-03-15',
  receiver: { kind: '2', last: 'SYNTHETIC SUBMITTER', id: 'SUB1', batch: 'BATCH1' },
  providers: [
    {
      kind: '2',
      last: 'SYNTHETIC DOULA GROUP',
      id: '1234567893',
      claims: [
        {
          patient: { last: 'TESTER', first: 'ANA', id: '90000001A' },
          controlNumber: 'C1',
          isAccepted: true,
          statuses: [{ category: 'A2', status: '20', entity: 'PR' }],
          charge: 4574,
          payerControlNumber: 'ICN1',
          from: '2025-03-03',
        },
        {
          patient: { last: 'TESTER', first: 'LEO', id: '90000002B' },
          controlNumber: 'C2',
          isAccepted: false,
          statuses: [{ category: 'A7', status: '562', entity: '85' }],
          charge: 1000,
          from: '2025-03-03',
          to: '2025-03-04',
          message: 'NPI NOT ON FILE',
          lines: [
            {
              code: 'T1032',
              charge: 1000,
              units: 1,
              statuses: [{ category: 'A7', status: '507' }],
              controlNumber: 'L1',
            },
          ],
        },
      ],
    },
  ],
};

/** Everything an async iterable gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export const enrollmentBatch: EnrollmentBatch = {
  reference: 'SYNTHETIC-834-001',
  action: '2',
  sponsor: { name: 'SYNTHETIC DEPARTMENT', taxId: '990000002' },
  payer: { name: 'SYNTHETIC PLAN', taxId: '990000003' },
};

export function memberInput(more: Partial<MemberInput> = {}): MemberInput {
  return {
    maintenance: '021',
    reason: 'AI',
    subscriber: '90000001B',
    references: [{ qualifier: '3H', value: '24;M1;SYN0001;;' }],
    person: {
      last: 'SYNTHETIC',
      first: 'ANA',
      contacts: [
        { qualifier: 'TE', value: '5550001111' },
        { qualifier: 'EM', value: 'ana@example.org' },
      ],
      address: ['1 TEST ST', 'APT 2'],
      city: 'MERCED',
      state: 'CA',
      zip: '95340',
      region: { qualifier: 'CY', value: '24' },
      born: '1996-05-01',
      sex: 'F',
      races: ['2135-2'],
    },
    languages: [{ qualifier: 'LE', code: 'spa', use: '7' }],
    coverages: [
      {
        maintenance: '021',
        line: 'HLT',
        description: '514;01',
        from: '2025-03-01',
        to: '2025-03-31',
        references: [
          { qualifier: 'CE', value: 'M1;101' },
          { qualifier: 'ZX', value: '24' },
        ],
      },
    ],
    ...more,
  };
}

/** The text of an 834; by default one member. */
export function text834(
  members: readonly MemberInput[] = [memberInput()],
  more: Partial<OutgoingEnvelope & EnrollmentBatch> = {},
): string {
  return [...stream834({ ...enrollmentBatch, ...more }, members, { ...envelope, ...more })].map((w) => w.text).join('');
}
