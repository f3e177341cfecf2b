import { seg } from '../notation.ts';
import type { SegmentRule } from '../rules.ts';

/** Shapes that several loops and several guides share. */

export const n3 = (usage: 'R' | 'S') => seg(`N3 ${usage} 1`, 'R AN1-55 | S AN1-55');

export const n4 = (usage: 'R' | 'S') =>
  seg(`N4 ${usage} 1`, 'R AN2-30 | S ID2 | S ID3-15 | S ID2-3 | N | N | S ID1-3', 'E0207 C0704');

export const ref = (head: string, codes: string): SegmentRule => seg(`REF ${head}`, `R ID2-3 =${codes} | R AN1-50`);

/** A provider reference that may name the payer it was given by. */
export const refOfPayer = (head: string, codes: string): SegmentRule =>
  seg(`REF ${head}`, `R ID2-3 =${codes} | R AN1-50 | N | S {R ID2-3 =2U | R AN1-50}`);

export const day = (code: string, usage: 'R' | 'S' = 'S', repeat = 1, formats = 'D8'): SegmentRule =>
  seg(`DTP ${usage} ${repeat}`, `R ID3 =${code} | R ID2-3 =${formats} | R DP1-35`);

export const amount = (head: string, codes: string, type = '$'): SegmentRule =>
  seg(`AMT ${head}`, `R ID1-3 =${codes} | R ${type}1-18`);

/** A person or organisation with an optional NPI. */
export const provider = (head: string, codes: string, kinds: string): SegmentRule =>
  seg(
    `NM1 ${head}`,
    `R ID2-3 =${codes} | R ID1 =${kinds} | R AN1-60 | S AN1-35 | S AN1-25 | N | S AN1-10 | S ID1-2 =XX | S AN2-80`,
    'P0809',
  );

/** An organisation that must carry an identifier. */
export const organisation = (head: string, codes: string, qualifiers: string): SegmentRule =>
  seg(
    `NM1 ${head}`,
    `R ID2-3 =${codes} | R ID1 =2 | R AN1-60 | N | N | N | N | R ID1-2 =${qualifiers} | R AN2-80`,
    'P0809',
  );

/** A place or party of which only the role is said. */
export const role = (head: string, codes: string, kinds: string): SegmentRule =>
  seg(`NM1 ${head}`, `R ID2-3 =${codes} | R ID1 =${kinds}`);

export const contact = (head: string, first: string, others: string): SegmentRule =>
  seg(
    `PER ${head}`,
    `R ID2 =IC | S AN1-60 | R ID2 =${first} | R AN1-256 | S ID2 =${others} | S AN1-256 | S ID2 =${others} | S AN1-256`,
    'P0304 P0506 P0708',
  );

export const phone = (head: string): SegmentRule =>
  seg(`PER ${head}`, 'R ID2 =IC | S AN1-60 | R ID2 =TE | R AN1-256 | S ID2 =EX | S AN1-256', 'P0304 P0506');

const ADJUSTMENT = 'S ID1-5 | S $1-18 | S R1-15';

export const cas = (repeat: number, groups: string): SegmentRule =>
  seg(
    `CAS S ${repeat}`,
    `R ID1-2 =${groups} | R ID1-5 | R $1-18 | S R1-15 | ${ADJUSTMENT} | ${ADJUSTMENT} | ${ADJUSTMENT} | ${ADJUSTMENT} | ${ADJUSTMENT}`,
    'L050607 C0605 C0705 L080910 C0908 C1008 L111213 C1211 C1311 L141516 C1514 C1614 L171819 C1817 C1917',
  );

export const demographics = (head: string): SegmentRule =>
  seg(`DMG ${head}`, 'R ID2-3 =D8 | R DP1-35 | R ID1 =F,M,U', 'P0102');

export const taxonomy = (code: string): SegmentRule => seg('PRV S 1', `R ID1-3 =${code} | R ID2-3 =PXC | R AN1-50`);

/** A procedure with its qualifier, four modifiers and a description. */
export const procedure = (usage: 'R' | 'S', qualifiers: string): string =>
  `${usage} {R ID2 =${qualifiers} | R AN1-48 | S AN2 | S AN2 | S AN2 | S AN2 | S AN1-80}`;
