import type { CompiledPolicy } from '../../rules/index.ts';
import { compilePolicy, loadPolicy } from '../../rules/index.ts';
import { type Member, UNTOLD } from '../members/index.ts';
import type { Provider } from '../network/index.ts';
import type { Claim, ClaimLine } from './claim.ts';
import { MemoryClaimStore, type Population } from './memory-store.ts';
import type { PaidLine, World } from './world.ts';

/** A plainly synthetic plan and its people, for tests. Small enough to hold in the head. */

const FILES = [
  { path: 'x/plan.yaml', text: 'plan: x\nname: { en: PLAN X, es: PLAN X }' },
  {
    path: 'x/files/837p.yaml',
    text: 'line_notes: { MSRP: line.msrp, MINUTES: line.minutes, MODE: line.mode, GROUP: line.group }',
  },
  {
    path: 'vocabulary/x.yaml',
    text: `
line.msrp: { type: money, say: { en: a, es: a } }
line.minutes: { type: number, say: { en: a, es: a } }
line.mode: { type: text, values: [video, audio], say: { en: a, es: a } }
line.group: { type: boolean, say: { en: a, es: a } }`,
  },
  {
    path: 'reasons/x.yaml',
    text: `
limit_reached: { say: { en: a, es: a }, group: CO, carc: '119' }
authorization_required: { say: { en: a, es: a }, group: CO, carc: '197' }
not_payable_together: { say: { en: a, es: a }, group: CO, carc: '97' }
requirement_not_met: { say: { en: a, es: a }, group: CO, carc: '272' }
minutes_missing: { say: { en: a, es: a }, group: CO, carc: '16', status: { category: A7, code: '476' } }
price_documentation_missing: { say: { en: a, es: a }, group: CO, carc: '252', rarc: [M79] }
charge_adjusted: { say: { en: a, es: a }, group: CO, carc: '45' }
duplicate: { say: { en: a, es: a }, group: CO, carc: '18' }
member_not_found: { say: { en: a, es: a }, group: CO, carc: '31', rarc: [N382] }
claim_rejected: { say: { en: a, es: a }, group: CO, carc: '16', rarc: [MA130] }
billing_npi: { say: { en: a, es: a }, group: CO, carc: '16', status: { category: A7, code: '562' } }
units: { say: { en: a, es: a }, group: CO, carc: '16', status: { category: A7, code: '476' } }
no_lines: { say: { en: a, es: a }, group: CO, carc: '16', status: { category: A6, code: '21' } }
total_charge: { say: { en: a, es: a }, group: CO, carc: '16', status: { category: A7, code: '178' } }`,
  },
  {
    path: 'x/benefits/all.yaml',
    text: `
benefit: all
group: all
order: 1
title: { en: All, es: Todo }
description: { en: All., es: Todo. }
cite: [A-1]
provisions:
  - id: visit
    in_force: {}
    applies: { codes: [VISIT] }
    cite: [A-1]
    clauses:
      - { id: four, cite: [A-1], limit: { count: units, max: 4, period: { rolling: { months: 12 } }, scope: unit } }
    price: { cite: [A-1], first_of: [{ fixed: { rate: 10.00, per: unit } }] }
  - id: budget
    in_force: {}
    applies: { codes: [BUDGET] }
    cite: [A-1]
    clauses:
      - { id: dollars, cite: [A-1], limit: { count: dollars, max: 25, period: lifetime, scope: member } }
    price: { cite: [A-1], first_of: [{ fixed: { rate: 10.00, per: unit } }] }
  - id: pump
    in_force: {}
    applies: { codes: [PUMP] }
    cite: [A-1]
    clauses:
      - { id: one, cite: [A-1], limit: { count: units, max: 1, period: lifetime, scope: member } }
    price: { cite: [A-1], first_of: [{ percent_of_msrp: { percent: 80 } }] }
  - id: supplies
    in_force: {}
    applies: { codes: [SUPPLY] }
    cite: [A-1]
    clauses:
      - id: not-with-pump
        cite: [A-2]
        exclusion: { with: [PUMP], within: calendar_month, scope: unit, provider: any, recover: true }
    price: { cite: [A-1], first_of: [{ fixed: { rate: 5.00, per: unit } }] }
  - id: timed
    in_force: {}
    applies: { codes: [TIMED] }
    cite: [A-1]
    clauses:
      - id: minutes
        cite: [A-1]
        require: { fact: line.minutes, at_least: 30 }
        unknown: unmet
        else: reject
        reason: minutes_missing
    price: { cite: [A-1], first_of: [{ fixed: { rate: 20.00, per: unit } }] }
  - id: guarded
    in_force: {}
    applies: { codes: [GUARDED] }
    cite: [A-1]
    clauses:
      - { id: authorized, cite: [A-1], authorization: { need: always, vehicle: tar } }
    price: { cite: [A-1], first_of: [{ fixed: { rate: 30.00, per: unit } }], lesser_of_billed: false }`,
  },
];

/** A limit of 4 a family, a budget of $25, a pump priced by MSRP that excludes supplies, a line that rejects, one that needs a TAR. */
export function syntheticPolicy(): CompiledPolicy {
  const { book, findings } = loadPolicy(FILES, 'synthetic');
  const policy = compilePolicy(book, 'x');
  if (!policy || findings.length > 0) throw new Error(JSON.stringify(findings));
  return policy;
}

export function syntheticMember(id: string, more: Partial<Member> = {}): Member {
  return {
    id,
    cin: `CIN-${id}`,
    name: { last: 'SYNTHETIC', first: id.toUpperCase() },
    born: '1990-01-01',
    unit: id,
    coverage: [{ from: '2020-01-01', lineOfBusiness: 'medi_cal', deliverySystem: 'managed_care' }],
    ...UNTOLD,
    ...more,
  };
}

export function syntheticProvider(id: string, more: Partial<Provider> = {}): Provider {
  return {
    id,
    npi: `NPI-${id}`,
    name: `SYNTHETIC ${id.toUpperCase()}`,
    types: ['clinic'],
    certifications: [],
    contracts: [{}],
    hasMediCalNumber: true,
    lactationApproval: [],
    hasCertifiedStaff: false,
    subcontracts: [],
    ...more,
  };
}

export function syntheticPopulation(more: Partial<Population> = {}): Population {
  return {
    members: [
      syntheticMember('ana'),
      syntheticMember('leo', { unit: 'ana', born: '2025-02-01' }),
      syntheticMember('mai'),
    ],
    providers: [syntheticProvider('clinic'), syntheticProvider('other')],
    history: [],
    authorizations: [],
    documents: [],
    rates: [],
    ...more,
  };
}

export function syntheticWorld(more: Partial<Population> = {}): World {
  return new MemoryClaimStore(syntheticPopulation(more), '2025-06-02').world;
}

export function syntheticLine(code: string, more: Partial<ClaimLine> = {}): ClaimLine {
  return {
    number: '1',
    code,
    modifiers: [],
    units: 1,
    charge: 10_000,
    from: '2025-03-10',
    to: '2025-03-10',
    dx: [],
    stated: {},
    ...more,
  };
}

/** Lines are numbered in the order given; the charge is their sum. */
export function syntheticClaim(id: string, lines: readonly ClaimLine[], more: Partial<Claim> = {}): Claim {
  return {
    id,
    controlNumber: `PCN-${id}`,
    frequency: 'original',
    received: '2025-06-02',
    memberIds: ['ana'],
    charge: lines.reduce((sum, l) => sum + (l.charge ?? 0), 0),
    billing: 'clinic',
    stated: {},
    lines: lines.map((l, i) => ({ ...l, number: String(i + 1) })),
    parties: {
      submitter: { kind: '2', last: 'SUBMITTER', first: '', id: 'SUB1' },
      patient: { last: 'SYNTHETIC', first: 'ANA', id: 'CIN-ana' },
      payee: { kind: '2', npi: '1000000012', name: 'SYNTHETIC CLINIC', taxId: '990000001' },
      payer: { id: 'PLANX', name: 'PLAN X' },
      filingIndicator: 'MC',
    },
    ...more,
  };
}

export function syntheticPaidLine(code: string, more: Partial<PaidLine> = {}): PaidLine {
  return {
    key: 'earlier/1',
    claim: 'earlier',
    unit: 'ana',
    member: 'ana',
    provider: 'clinic',
    code,
    modifiers: [],
    from: '2025-03-10',
    to: '2025-03-10',
    units: 1,
    billedUnits: 1,
    charge: 10_000,
    paid: 1_000,
    uses: [],
    ...more,
  };
}
