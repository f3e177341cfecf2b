import { loop, seg } from '../notation.ts';
import type { SegmentRule, TransactionRule } from '../rules.ts';
import { day, n3, ref } from './shapes.ts';

/** Enrolment and maintenance, 005010X220 with its addenda. Structure only: ids, order, repeats, lengths, qualifiers. */

const RELATIONSHIPS = '01,03,04,05,06,07,08,09,10,11,12,13,14,15,16,17,18,19,23,24,25,26,31,33,38,48,49,53,60,D2,G8,G9';
const CONTACTS = 'AP,BN,CP,EM,EX,FX,HP,TE,WP';
const MEMBER_DATES =
  '050,056,286,296,297,300,301,303,336,337,338,339,340,341,350,351,356,357,360,361,383,385,386,393,394,473,474';
const INSURANCE_LINES = 'AG,AH,AJ,AK,DCP,DEN,EPO,FAC,HE,HLT,HMO,LTC,LTD,MM,MOD,PDG,POS,PPO,PRA,STD,UR,VIS';
const COVERAGE_LEVELS = 'CHD,DEP,E1D,E2D,E3D,E5D,E6D,E7D,E8D,E9D,ECH,EMP,ESP,FAM,IND,SPC,SPO,TWO';
const AMOUNTS = 'B9,C1,D2,EBA,FK,P3,R';
const RESPONSIBLE = '6Y,9K,E1,EI,EXS,GB,GD,J6,LR,QD,S1,TZ,X4';
const PROVIDERS = '1X,3D,80,FA,OD,P3,QA,QN,Y2';

/** N4 with the county or region the member lives in. */
const place = (usage: 'R' | 'S'): SegmentRule =>
  seg(
    `N4 ${usage} 1`,
    'R AN2-30 | S ID2 | S ID3-15 | S ID2-3 | S ID1-2 =CY,60 | S AN1-30 | S ID1-3',
    'E0207 C0605 C0704',
  );

const person = (head: string, codes: string, ids: string): SegmentRule =>
  seg(
    `NM1 ${head}`,
    `R ID2-3 =${codes} | R ID1 =1 | R AN1-60 | S AN1-35 | S AN1-25 | S AN1-10 | S AN1-10 | S ID1-2 =${ids} | S AN2-80`,
    'P0809',
  );

const contact = (purpose: string): SegmentRule =>
  seg(
    'PER S 1',
    `R ID2 =${purpose} | S AN1-60 | R ID2 =${CONTACTS} | R AN1-256 | S ID2 =${CONTACTS} | S AN1-256 | S ID2 =${CONTACTS} | S AN1-256`,
    'P0304 P0506 P0708',
  );

const demographics = seg(
  'DMG S 1',
  'S ID2-3 =D8 | S DP1-35 | S ID1 =F,M,U | S ID1 =B,D,I,M,R,S,U,W,X | S ^10 {S ID1 | S ID1-3 =RET | S AN1-30} | ' +
    'S ID1-2 =1,2,3,4,5,6,7,8,9 | N | N | N | S ID1-3 =REC | S AN1-30',
  'P0102 C1110',
);

const money = (repeat: number): SegmentRule => seg(`AMT S ${repeat}`, `R ID1-3 =${AMOUNTS} | R $1-18`);

/** An organisation or a person near the member of whom an address may be said. */
const neighbour = (id: string, repeat: number, codes: string, kinds: string) =>
  loop(
    `${id} S ${repeat}`,
    seg(
      'NM1 R 1',
      `R ID2-3 =${codes} | R ID1 =${kinds} | S AN1-60 | S AN1-35 | S AN1-25 | S AN1-10 | S AN1-10 | S ID1-2 =24,34,FI,SV,ZZ | S AN2-80`,
      'P0809',
    ),
    contact('EP,IP,PQ,RP,SK'),
    n3('S'),
    place('S'),
  );

const otherInsurance = loop(
  '2320 S 5',
  seg('COB R 1', 'R ID1 =P,S,T,U | S AN1-50 | R ID1 =1,5,6 | S ID1-2 ^99'),
  ref('S 4', '60,6P,SY,ZZ'),
  day('344,345', 'S', 2),
  loop(
    '2330 S 3',
    seg('NM1 R 1', 'R ID2-3 =36,GW,IN | R ID1 =2 | S AN1-60 | N | N | N | N | S ID1-2 =FI,NI,XV | S AN2-80', 'P0809'),
    n3('S'),
    place('S'),
    seg('PER S 1', 'R ID2 =CN | N | R ID2 =TE | R AN1-256', 'P0304'),
  ),
);

const coverage = loop(
  '2300 S 99',
  seg(
    'HD R 1',
    `R ID3 =001,002,021,024,025,026,030,032 | N | R ID2-3 =${INSURANCE_LINES} | S AN1-50 | S ID3 =${COVERAGE_LEVELS} | ` +
      'N | N | N | S ID1 =N,Y',
  ),
  day('300,303,343,348,349,543,695', 'R', 6, 'D8,RD8'),
  money(9),
  ref('S 14', '17,1L,9V,CE,E8,M7,PID,RB,X9,XM,XX1,XX2,ZX,ZZ'),
  ref('S 1', 'QQ'),
  seg('IDC S 3', 'R AN1-80 | R ID1 =D,H,P | S R1-15 | S ID1-2 =1,2,RX'),
  loop(
    '2310 S 30',
    seg('LX R 1', 'R N01-6'),
    seg(
      'NM1 R 1',
      `R ID2-3 =${PROVIDERS} | R ID1 =1,2 | S AN1-60 | S AN1-35 | S AN1-25 | S AN1-10 | S AN1-10 | ` +
        'S ID1-2 =34,FI,SV,XX | S AN2-80 | R ID2 =25,26,72',
      'P0809',
    ),
    n3('S'),
    place('S'),
    contact('IC'),
    seg('PLA S 1', 'R ID1-2 =2 | R ID2-3 =1P | R DT8 | N | R ID2-3 =14,22,46,AA,AB,AC,AD,AE,AF,AG,AH,AI,AJ'),
  ),
  otherInsurance,
);

const member = loop(
  '2000 R *',
  seg(
    'INS R 1',
    `R ID1 =N,Y | R ID2 =${RELATIONSHIPS} | R ID3 =001,021,024,025,030 | S ID2-3 | R ID1 =A,C,S,T | ` +
      'S {R ID1 =A,B,C,D,E | S ID1 =0,1,2} | S ID1-2 =1,2,3,4,5,6,7,8,9,ZZ | S ID2 =AC,AO,AU,FT,L1,PT,RT,TE | ' +
      'S ID1 =F,N,P | S ID1 =N,Y | S ID2-3 =D8 | S DP1-35 | S ID1 =R,U | N | N | N | S N01-9',
    'P1112',
  ),
  ref('R 1', '0F'),
  ref('S 1', '1L'),
  ref('S 13', '17,23,3H,4A,6O,ABB,D3,DX,F6,P5,Q4,QQ,ZZ'),
  day(MEMBER_DATES, 'S', 24),
  loop(
    '2100A R 1',
    person('R 1', '74,IL', '34,ZZ'),
    contact('IP'),
    n3('S'),
    place('S'),
    demographics,
    seg('EC S *', 'S ID2-3 | S ID2-3 | S ID2-3 | N | N | N | N'),
    seg('ICM S 1', 'R ID1 =1,2,3,4,6,7,8,9,B,C,H,Q,S,U | R $1-18 | S R1-15 | S AN1-30 | S AN1-5'),
    money(7),
    seg('HLH S 1', 'S ID1 =N,S,T,U,X | S R1-8 | S R1-10 | N | N | N | N'),
    seg('LUI S *', 'S ID1-2 =LD,LE | S AN2-80 | S AN1-80 | S ID1-2 =5,6,7,8', 'P0102'),
  ),
  loop('2100B S 1', person('R 1', '70', '34,ZZ'), demographics),
  loop('2100C S 1', seg('NM1 R 1', 'R ID2-3 =31 | R ID1 =1'), n3('R'), place('R')),
  neighbour('2100D', 3, '36', '1,2'),
  neighbour('2100E', 3, 'M8', '2'),
  neighbour('2100F', 1, 'S3', '1'),
  neighbour('2100G', 13, RESPONSIBLE, '1'),
  loop('2100H S 1', seg('NM1 R 1', 'R ID2-3 =45 | R ID1 =1 | S AN1-60 | S AN1-35'), n3('S'), place('S')),
  loop(
    '2200 S *',
    seg('DSB R 1', 'R ID1 =1,2,3,4 | N | N | N | N | N | S ID2 =DX,ZZ | S AN1-15', 'P0708'),
    day('360,361', 'S', 10),
  ),
  coverage,
  loop(
    '2700 S 1',
    seg('LS R 1', 'R AN1-6'),
    loop(
      '2710 S *',
      seg('LX R 1', 'R N01-6'),
      loop(
        '2750 S 1',
        seg('N1 R 1', 'R ID2-3 =75 | R AN1-60'),
        ref('R 1', '00,17,18,19,26,3L,6M,9V,9X,GE,LU,PID,XX1,XX2,YY,ZZ'),
        day('007', 'S', 1, 'D8,RD8'),
      ),
    ),
    seg('LE R 1', 'R AN1-6'),
  ),
);

export const enrollments: TransactionRule = {
  set: '834',
  versions: ['005010X220', '005010X220A1'],
  levels: {},
  children: [
    seg('BGN R 1', 'R ID2 =00,15,22 | R AN1-50 | R DT8 | R TM4-8 | S ID2 | S AN1-50 | N | R ID1-2 =2,4,RX'),
    ref('S 1', '38'),
    day('007,090,091,303,382', 'S', 10),
    seg('QTY S 3', 'R ID2 =DT,ET,TO | R R1-15'),
    loop('1000A R 1', seg('N1 R 1', 'R ID2-3 =P5 | S AN1-60 | R ID1-2 =24,94,FI | R AN2-80')),
    loop('1000B R 1', seg('N1 R 1', 'R ID2-3 =IN | S AN1-60 | R ID1-2 =94,FI,XV | R AN2-80')),
    loop(
      '1000C S 2',
      seg('N1 R 1', 'R ID2-3 =BO,TV | R AN1-60 | R ID1-2 =94,FI,XV | R AN2-80'),
      loop('1100C S 1', seg('ACT R 1', 'R AN1-35 | N | N | N | N | S AN1-35')),
    ),
    member,
  ],
};
