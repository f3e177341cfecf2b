import { loop, seg } from '../notation.ts';
import type { TransactionRule } from '../rules.ts';
import { amount, cas, n3, n4, organisation, procedure, ref } from './shapes.ts';

/** Remittance, 005010X221A1. Structure only. */

const GROUPS = 'CO,OA,PI,PR';
const date = (head: string, codes: string) => seg(`DTM ${head}`, `R ID3 =${codes} | R DT8`);
const name = (usage: string, codes: string, kinds: string, qualifiers: string, idUsage = 'S') =>
  seg(
    `NM1 ${usage} 1`,
    `R ID2-3 =${codes} | R ID1 =${kinds} | S AN1-60 | S AN1-35 | S AN1-25 | N | S AN1-10 | ` +
      `${idUsage} ID1-2 =${qualifiers} | ${idUsage} AN2-80`,
    'P0809',
  );
const payerContact = (head: string, code: string, channels: string) =>
  seg(
    `PER ${head}`,
    `R ID2 =${code} | S AN1-60 | S ID2 =${channels} | S AN1-256 | S ID2 =${channels} | S AN1-256 | S ID2 =${channels} | S AN1-256`,
    'P0304 P0506 P0708',
  );
const PLB_PAIR = 'S {R ID2 | S AN1-50} | S $1-18';

const servicePayment = loop(
  '2110 S 999',
  seg(
    'SVC R 1',
    `${procedure('R', 'AD,ER,HC,HP,IV,N4,N6,NU,UI,WK')} | R $1-18 | R $1-18 | S AN1-48 | S R1-15 | ` +
      `${procedure('S', 'AD,ER,HC,HP,IV,N4,NU,WK')} | S R1-15`,
  ),
  date('S 2', '150,151,472'),
  cas(99, GROUPS),
  ref('S 8', '1S,APC,BB,E9,G1,G3,LU,RB'),
  ref('S 1', '6R'),
  ref('S 10', '0B,1A,1B,1C,1D,1G,1H,1J,D3,G2,HPI,SY,TJ'),
  ref('S 5', '0K'),
  amount('S 9', 'B6,KH,T,T2,ZK,ZL,ZM,ZN,ZO'),
  seg('QTY S 6', 'R ID2 =ZK,ZL,ZM,ZN,ZO | R R1-15'),
  seg('LQ S 99', 'R ID1-3 =HE,RX | R AN1-30'),
);

const claimPayment = loop(
  '2100 R *',
  seg(
    'CLP R 1',
    'R AN1-38 | R ID1-2 =1,2,3,4,19,20,21,22,23,25 | R $1-18 | R $1-18 | S $1-18 | ' +
      'R ID1-2 =12,13,14,15,16,17,AM,CH,DS,HM,LM,MA,MB,MC,OF,TV,VA,WC,ZZ | R AN1-50 | S AN1-2 | S ID1 | N | S ID1-4 | ' +
      'S R1-15 | S R1-10',
  ),
  cas(99, GROUPS),
  name('R', 'QC', '1', '34,HN,II,MI,MR'),
  name('S', 'IL', '1,2', 'FI,II,MI', 'R'),
  name('S', '74', '1,2', 'C'),
  name('S', '82', '1,2', 'BD,BS,FI,MC,PC,SL,UP,XX', 'R'),
  organisation('S 1', 'TT', 'AD,FI,NI,PI,PP,XV'),
  organisation('S 1', 'PR', 'AD,FI,NI,PI,PP,XV'),
  name('S', 'GB', '1,2', 'FI,II,MI'),
  seg(
    'MIA S 1',
    `R R1-15 | S $1-18 | S R1-15 | S $1-18 | S AN1-50 | ${Array(9).fill('S $1-18').join(' | ')} | S R1-15 | ` +
      `${Array(4).fill('S $1-18').join(' | ')} | ${Array(4).fill('S AN1-50').join(' | ')} | S $1-18`,
  ),
  seg('MOA S 1', 'S R1-10 | S $1-18 | S AN1-50 | S AN1-50 | S AN1-50 | S AN1-50 | S AN1-50 | S $1-18 | S $1-18'),
  ref('S 5', '1L,1W,28,6P,9A,9C,BB,CE,EA,F8,G1,G3,IG,SY'),
  ref('S 10', '0B,1A,1B,1C,1D,1G,1H,1J,D3,G2,LU'),
  date('S 2', '232,233'),
  date('S 1', '036'),
  date('S 1', '050'),
  seg(
    'PER S 2',
    'R ID2 =CX | S AN1-60 | R ID2 =EM,FX,TE | R AN1-256 | S ID2 =EM,EX,FX,TE | S AN1-256 | S ID2 =EX | S AN1-256',
    'P0304 P0506 P0708',
  ),
  amount('S 13', 'AU,D8,DY,F5,I,NL,T,T2,ZK,ZL,ZM,ZN,ZO'),
  seg('QTY S 14', 'R ID2 =CA,CD,LA,LE,NE,NR,OU,PS,VS,ZK,ZL,ZM,ZN,ZO | R R1-15'),
  servicePayment,
);

export const remittances: TransactionRule = {
  set: '835',
  versions: ['005010X221', '005010X221A1'],
  levels: {},
  children: [
    seg(
      'BPR R 1',
      'R ID1-2 =C,D,H,I,P,U,X | R $1-18 | R ID1 =C,D | R ID3 =ACH,BOP,CHK,FWT,NON | S ID1-10 =CCP,CTX | S ID2 =01,04 | ' +
        'S AN3-12 | S ID1-3 =DA | S AN1-35 | S AN10 | S AN9 | S ID2 =01,04 | S AN3-12 | S ID1-3 =DA,SG | S AN1-35 | R DT8',
      'P0607 C0809 P1213 C1415',
    ),
    seg('TRN R 1', 'R ID1-2 =1 | R AN1-50 | R AN10 | S AN1-50'),
    seg('CUR S 1', 'R ID2-3 =PR | R ID3'),
    ref('S 1', 'EV'),
    ref('S 1', 'F2'),
    date('S 1', '405'),
    loop(
      '1000A R 1',
      seg('N1 R 1', 'R ID2-3 =PR | R AN1-60 | S ID1-2 =XV | S AN2-80', 'P0304'),
      n3('R'),
      n4('R'),
      ref('S 4', '2U,EO,HI,NF'),
      payerContact('S 1', 'CX', 'EM,EX,FX,TE'),
      payerContact('R *', 'BL', 'EM,EX,FX,TE,UR'),
      seg('PER S 1', 'R ID2 =IC | N | R ID2 =UR | R AN1-256'),
    ),
    loop(
      '1000B R 1',
      seg('N1 R 1', 'R ID2-3 =PE | R AN1-60 | R ID1-2 =FI,XV,XX | R AN2-80', 'P0304'),
      n3('S'),
      n4('S'),
      ref('S *', '0B,D3,PQ,TJ'),
      seg('RDM S 1', 'R ID1-2 =BM,EM,FT,OL | S AN1-60 | S AN1-256'),
    ),
    loop(
      '2000 S *',
      seg('LX R 1', 'R N01-6'),
      seg('TS3 S 1', `R AN1-50 | R AN1-2 | R DT8 | R R1-15 | R $1-18 | ${Array(19).fill('S R1-18').join(' | ')}`),
      seg('TS2 S 1', Array(19).fill('S R1-18').join(' | ')),
      claimPayment,
    ),
    seg(
      'PLB S *',
      `R AN1-50 | R DT8 | R {R ID2 | S AN1-50} | R $1-18 | ${Array(5).fill(PLB_PAIR).join(' | ')}`,
      'P0506 P0708 P0910 P1112 P1314',
    ),
  ],
};
