import { loop, seg } from '../notation.ts';
import type { LoopRule, TransactionRule } from '../rules.ts';
import {
  amount,
  cas,
  contact,
  day,
  demographics,
  n3,
  n4,
  organisation,
  phone,
  procedure,
  provider,
  ref,
  refOfPayer,
  role,
  taxonomy,
} from './shapes.ts';

/** Professional claims, 005010X222 with its errata. Structure only: ids, order, repeats, lengths, qualifiers. */

const FILING = '11,12,13,14,15,16,17,AM,BL,CH,CI,DS,FI,HM,LM,MA,MB,MC,OF,TV,VA,WC,ZZ';
const INSURANCE = '12,13,14,15,16,41,42,43,47';
const SEQUENCE = 'A,B,C,D,E,F,G,H,P,S,T,U';
const ATTACHMENTS =
  '03,04,05,06,07,08,09,10,11,13,15,21,A3,A4,AM,AS,B2,B3,B4,BR,BS,BT,CB,CK,CT,D2,DA,DB,DG,DJ,DS,EB,HC,HR,I5,IR,LA,M1,' +
  'MT,NN,OB,OC,OD,OE,OX,OZ,P4,P5,PE,PN,PO,PQ,PY,PZ,RB,RR,RT,RX,SG,V5,XP';
const PRICING = '00,01,02,03,04,05,07,08,09,10,11,12,13,14';
const POINTER = 'N01-2 =1,2,3,4,5,6,7,8,9,10,11,12';
const RELATIONSHIPS = '01,19,20,21,39,40,53,G8';

const insured = (head: string) =>
  seg(
    `NM1 ${head}`,
    'R ID2-3 =IL | R ID1 =1,2 | R AN1-60 | S AN1-35 | S AN1-25 | N | S AN1-10 | R ID1-2 =II,MI | R AN2-80',
    'P0809',
  );
const PATIENT_FACTS = 'S ID2-3 =D8 | S DP1-35 | S ID2 =01 | S R1-10 | S ID1 =Y';
const attachment = seg(
  'PWK S 10',
  `R ID2 =${ATTACHMENTS} | R ID1-2 =AA,BM,EL,EM,FT,FX | N | N | S ID1-2 =AC | S AN2-80`,
  'P0506',
);
const contract = seg('CN1 S 1', 'R ID2 =01,02,03,04,05,06,09 | S $1-18 | S R1-6 | S AN1-50 | S R1-6 | S AN1-30');
const fixedFormat = seg('K3 S 10', 'R AN1-80');
const ambulance = seg(
  'CR1 S 1',
  'S ID2 =LB | S R+1-10 | N | R ID1 =A,B,C,D,E | R ID2 =DH | R R+1-15 | N | N | S AN1-80 | S AN1-80',
  'P0102 P0506',
);
const condition = (repeat: number, category: string, answers: string, codes: string, count: number) =>
  seg(
    `CRC S ${repeat}`,
    [
      `R ID2 =${category}`,
      `R ID1 =${answers}`,
      `R ID2-3 =${codes}`,
      ...Array(count - 1).fill(`S ID2-3 =${codes}`),
    ].join(' | '),
  );
const ambulanceCondition = condition(3, '07', 'N,Y', '01,04,05,06,07,08,09,12', 5);
const hi = (head: string, first: string, others: string, count: number) =>
  seg(
    `HI ${head}`,
    [`R {R ID1-3 =${first} | R AN1-30}`, ...Array(count - 1).fill(`S {R ID1-3 =${others} | R AN1-30}`)].join(' | '),
  );
const pickUp = (id: string, repeatUsage: string) =>
  loop(`${id} ${repeatUsage}`, role('R 1', 'PW', '2'), n3('R'), n4('R'));
const dropOff = (id: string) =>
  loop(`${id} S 1`, seg('NM1 R 1', 'R ID2-3 =45 | R ID1 =2 | S AN1-60'), n3('R'), n4('R'));

const otherPayerProvider = (id: string, repeat: number, codes: string, kinds: string, refs: string, most: number) =>
  loop(`${id} S ${repeat}`, role('R 1', codes, kinds), ref(`R ${most}`, refs));

const otherSubscriber = loop(
  '2320 S 10',
  seg(
    'SBR R 1',
    `R ID1 =${SEQUENCE} | R ID2 =18,${RELATIONSHIPS} | S AN1-50 | S AN1-60 | S ID1-3 =${INSURANCE} | N | N | N | S ID1-2 =${FILING}`,
  ),
  cas(5, 'CO,CR,OA,PI,PR'),
  amount('S 1', 'D'),
  amount('S 1', 'A8'),
  amount('S 1', 'EAF'),
  seg('OI R 1', 'N | N | R ID1 =N,W,Y | S ID1 =P | N | R ID1 =I,Y'),
  seg('MOA S 1', 'S R1-10 | S $1-18 | S AN1-50 | S AN1-50 | S AN1-50 | S AN1-50 | S AN1-50 | S $1-18 | S $1-18'),
  loop('2330A R 1', insured('R 1'), n3('S'), n4('S'), ref('S 1', 'SY')),
  loop(
    '2330B R 1',
    organisation('R 1', 'PR', 'PI,XV'),
    n3('S'),
    n4('S'),
    day('573'),
    ref('S 2', '2U,EI,FY,NF'),
    ref('S 1', 'G1'),
    ref('S 1', '9F'),
    ref('S 1', 'T4'),
    ref('S 1', 'F8'),
  ),
  otherPayerProvider('2330C', 2, 'DN,P3', '1', '0B,1G,G2', 3),
  otherPayerProvider('2330D', 1, '82', '1,2', '0B,1G,G2,LU', 3),
  otherPayerProvider('2330E', 1, '77', '2', '0B,G2,LU', 3),
  otherPayerProvider('2330F', 1, 'DQ', '1', '0B,1G,G2,LU', 3),
  otherPayerProvider('2330G', 1, '85', '1,2', 'G2,LU', 2),
);

const serviceLine = loop(
  '2400 R 50',
  seg('LX R 1', 'R N01-6'),
  seg(
    'SV1 R 1',
    `${procedure('R', 'ER,HC,IV,WK')} | R $+1-18 | R ID2 =MJ,UN | R R+1-15 | S AN1-2 | N | ` +
      `R {R ${POINTER} | S ${POINTER} | S ${POINTER} | S ${POINTER}} | ` +
      'N | S ID1 =Y | N | S ID1 =Y | S ID1 =Y | N | N | S ID1 =0',
    'P0304',
  ),
  seg('SV5 S 1', 'R {R ID2 =HC | R AN1-48} | R ID2 =DA | R R+1-15 | R $1-18 | R $1-18 | R ID1 =1,4,6'),
  attachment,
  seg('PWK S 1', 'R ID2 =CT | R ID1-2 =AB,AD,AF,AG,NS'),
  ambulance,
  seg('CR3 S 1', 'R ID1 =I,R,S | R ID2 =MO | R R+1-15', 'P0203'),
  ambulanceCondition,
  condition(1, '70', 'N,Y', '65', 1),
  condition(1, '09', 'N,Y', '38,ZV', 2),
  day('472', 'R', 1, 'D8,RD8'),
  day('471'),
  day('607'),
  day('463'),
  day('461'),
  day('304'),
  day('738,739', 'S', 2),
  day('011'),
  day('455'),
  day('454'),
  seg('QTY S 1', 'R ID2 =PT | R R+1-15'),
  seg('QTY S 1', 'R ID2 =FL | R R+1-15'),
  seg('MEA S 5', 'R ID2 =OG,TR | R ID1-3 =HT,R1,R2,R3,R4 | R R1-20'),
  contract,
  ref('S 1', '9B'),
  ref('S 1', '9D'),
  refOfPayer('S 5', 'G1'),
  ref('S 1', '6R'),
  ref('S 1', 'EW'),
  ref('S 1', 'X4'),
  ref('S 1', 'F4'),
  ref('S 1', 'BT'),
  refOfPayer('S 5', '9F'),
  amount('S 1', 'T'),
  amount('S 1', 'F4'),
  fixedFormat,
  seg('NTE S 1', 'R ID3 =ADD,DCP | R AN1-80'),
  seg('NTE S 1', 'R ID3 =TPO | R AN1-80'),
  seg('PS1 S 1', 'R AN1-50 | R $1-18'),
  seg(
    'HCP S 1',
    `R ID2 =${PRICING},06 | R $1-18 | S $1-18 | S AN1-50 | S R1-9 | S AN1-50 | S $1-18 | N | S ID2 =ER,HC,IV,WK | ` +
      'S AN1-48 | S ID2 =MJ,UN | S R+1-15 | S ID2 =T1,T2,T3,T4,T5,T6 | S ID1-2 =1,2,3,4,5 | S ID1-2 =1,2,3,4,5,6',
    'R0113 P0910 P1112',
  ),
  loop(
    '2410 S 1',
    seg('LIN R 1', 'N | R ID2 =EN,EO,HI,N4,ON,UK,UP | R AN1-48'),
    seg('CTP R 1', 'N | N | N | R R+1-15 | R {R ID2 =F2,GR,ME,ML,UN}'),
    ref('S 1', 'VY,XZ'),
  ),
  loop('2420A S 1', provider('R 1', '82', '1,2'), taxonomy('PE'), refOfPayer('S 20', '0B,1G,G2,LU')),
  loop(
    '2420B S 1',
    seg('NM1 R 1', 'R ID2-3 =QB | R ID1 =1,2 | N | N | N | N | N | S ID1-2 =XX | S AN2-80', 'P0809'),
    refOfPayer('S 20', '0B,1G,G2'),
  ),
  loop(
    '2420C S 1',
    seg('NM1 R 1', 'R ID2-3 =77 | R ID1 =2 | R AN1-60 | N | N | N | N | S ID1-2 =XX | S AN2-80', 'P0809'),
    n3('R'),
    n4('R'),
    refOfPayer('S 3', 'G2,LU'),
  ),
  loop('2420D S 1', provider('R 1', 'DQ', '1'), refOfPayer('S 20', '0B,1G,G2,LU')),
  loop(
    '2420E S 1',
    provider('R 1', 'DK', '1'),
    n3('S'),
    n4('S'),
    refOfPayer('S 20', '0B,1G,G2'),
    contact('S 1', 'EM,FX,TE', 'EM,EX,FX,TE'),
  ),
  loop('2420F S 2', provider('R 1', 'DN,P3', '1'), refOfPayer('S 20', '0B,1G,G2')),
  pickUp('2420G', 'S 1'),
  dropOff('2420H'),
  loop(
    '2430 S 15',
    seg('SVD R 1', `R AN2-80 | R $1-18 | ${procedure('R', 'ER,HC,IV,WK')} | N | R R1-15 | S N01-6`),
    cas(5, 'CO,CR,OA,PI,PR'),
    day('573', 'R'),
    amount('S 1', 'EAF'),
  ),
  loop(
    '2440 S *',
    seg('LQ R 1', 'R ID1-3 =AS,UT | R AN1-30'),
    seg('FRM R 99', 'R AN1-20 | S ID1 =N,W,Y | S AN1-50 | S DT8 | S R1-6', 'R02030405'),
  ),
);

const claim = (usage: 'R' | 'S'): LoopRule =>
  loop(
    `2300 ${usage} 100`,
    seg(
      'CLM R 1',
      'R AN1-38 | R $+1-18 | N | N | R {R AN1-2 | R ID1-2 =B | R ID1} | R ID1 =N,Y | R ID1 =A,B,C | R ID1 =N,W,Y | ' +
        'R ID1 =I,Y | S ID1 =P | S {R ID2-3 =AA,EM,OA | S ID2-3 =AA,EM,OA | N | S ID2 | S ID2-3} | S ID2-3 =02,03,05,09 | ' +
        'N | N | N | N | N | N | N | S ID1-2 =1,2,3,4,5,6,7,8,9,10,11,15',
    ),
    day('431'),
    day('454'),
    day('304'),
    day('453'),
    day('439'),
    day('484'),
    day('455'),
    day('471'),
    day('314,360,361', 'S', 1, 'D8,RD8'),
    day('297'),
    day('296'),
    day('435'),
    day('096'),
    day('090,091', 'S', 2),
    day('444'),
    day('050'),
    attachment,
    contract,
    amount('S 1', 'F5'),
    ref('S 1', '4N'),
    ref('S 1', 'F5'),
    ref('S 1', 'EW'),
    ref('S 1', '9F'),
    ref('S 1', 'G1'),
    ref('S 1', 'F8'),
    ref('S 1', 'X4'),
    ref('S 1', '9A'),
    ref('S 1', '9C'),
    ref('S 1', 'LX'),
    ref('S 1', 'D9'),
    ref('S 1', 'EA'),
    ref('S 1', 'P4'),
    ref('S 1', '1J'),
    fixedFormat,
    seg('NTE S 1', 'R ID3 =ADD,CER,DCP,DGN,TPO | R AN1-80'),
    ambulance,
    seg('CR2 S 1', 'N | N | N | N | N | N | N | R ID1 =A,C,D,E,F,G,M | N | S AN1-80 | S AN1-80'),
    ambulanceCondition,
    condition(3, 'E1,E2,E3', 'N,Y', 'L1,L2,L3,L4,L5', 5),
    condition(1, '75', 'Y', 'IH', 1),
    condition(1, 'ZZ', 'N,Y', 'AV,NU,S2,ST', 3),
    hi('R 1', 'ABK,BK', 'ABF,BF', 12),
    hi('S 1', 'BP', 'BO', 2),
    hi('S 2', 'BG', 'BG', 12),
    seg(
      'HCP S 1',
      `R ID2 =${PRICING} | R $1-18 | S $1-18 | S AN1-50 | S R1-9 | S AN1-50 | S $1-18 | N | N | N | N | N | ` +
        'S ID2 =T1,T2,T3,T4,T5,T6 | S ID1-2 =1,2,3,4,5 | S ID1-2 =1,2,3,4,5,6',
      'R0113',
    ),
    loop('2310A S 2', provider('R 1', 'DN,P3', '1'), ref('S 3', '0B,1G,G2')),
    loop('2310B S 1', provider('R 1', '82', '1,2'), taxonomy('PE'), ref('S 4', '0B,1G,G2,LU')),
    loop(
      '2310C S 1',
      seg('NM1 R 1', 'R ID2-3 =77 | R ID1 =2 | R AN1-60 | N | N | N | N | S ID1-2 =XX | S AN2-80', 'P0809'),
      n3('R'),
      n4('R'),
      ref('S 3', '0B,G2,LU'),
      phone('S 1'),
    ),
    loop('2310D S 1', provider('R 1', 'DQ', '1'), ref('S 4', '0B,1G,G2,LU')),
    pickUp('2310E', 'S 1'),
    dropOff('2310F'),
    otherSubscriber,
    serviceLine,
  );

const patient = loop(
  '2000C S *',
  seg('HL R 1', 'R AN1-12 | R AN1-12 | R ID1-2 =23 | R ID1 =0'),
  seg('PAT R 1', `R ID2 =${RELATIONSHIPS} | N | N | N | ${PATIENT_FACTS}`, 'P0506 P0708'),
  loop(
    '2010CA R 1',
    seg('NM1 R 1', 'R ID2-3 =QC | R ID1 =1 | R AN1-60 | S AN1-35 | S AN1-25 | N | S AN1-10'),
    n3('R'),
    n4('R'),
    demographics('R 1'),
    ref('S 1', 'Y4'),
    ref('S 1', '1W,SY'),
    phone('S 1'),
  ),
  claim('R'),
);

const subscriber = loop(
  '2000B R *',
  seg('HL R 1', 'R AN1-12 | R AN1-12 | R ID1-2 =22 | R ID1 =0,1'),
  seg(
    'SBR R 1',
    `R ID1 =${SEQUENCE} | S ID2 =18 | S AN1-50 | S AN1-60 | S ID1-3 =${INSURANCE} | N | N | N | S ID1-2 =${FILING}`,
  ),
  seg('PAT S 1', `N | N | N | N | ${PATIENT_FACTS}`, 'P0506 P0708'),
  loop(
    '2010BA R 1',
    insured('R 1'),
    n3('S'),
    n4('S'),
    demographics('S 1'),
    ref('S 1', 'SY'),
    ref('S 1', 'Y4'),
    phone('S 1'),
  ),
  loop(
    '2010BB R 1',
    organisation('R 1', 'PR', 'PI,XV'),
    n3('S'),
    n4('S'),
    ref('S 3', '2U,EI,FY,NF'),
    ref('S 2', 'G2,LU'),
  ),
  claim('S'),
  patient,
);

export const professionalClaims: TransactionRule = {
  set: '837',
  versions: ['005010X222', '005010X222A1', '005010X222A2'],
  levels: { '20': '', '22': '20', '23': '22' },
  children: [
    seg('BHT R 1', 'R ID4 =0019 | R ID2 =00,18 | R AN1-50 | R DT8 | R TM4-8 | R ID2 =CH,RP,31'),
    loop(
      '1000A R 1',
      seg(
        'NM1 R 1',
        'R ID2-3 =41 | R ID1 =1,2 | R AN1-60 | S AN1-35 | S AN1-25 | N | N | R ID1-2 =46 | R AN2-80',
        'P0809',
      ),
      contact('R 2', 'EM,FX,TE', 'EM,EX,FX,TE'),
    ),
    loop('1000B R 1', organisation('R 1', '40', '46')),
    loop(
      '2000A R *',
      seg('HL R 1', 'R AN1-12 | N | R ID1-2 =20 | R ID1 =1'),
      taxonomy('BI'),
      seg('CUR S 1', 'R ID2-3 =85 | R ID3'),
      loop(
        '2010AA R 1',
        provider('R 1', '85', '1,2'),
        n3('R'),
        n4('R'),
        ref('R 1', 'EI,SY'),
        ref('S 2', '0B,1G'),
        contact('S 2', 'EM,FX,TE', 'EM,EX,FX,TE'),
      ),
      loop('2010AB S 1', role('R 1', '87', '1,2'), n3('R'), n4('R')),
      loop(
        '2010AC S 1',
        organisation('R 1', 'PE', 'PI,XV'),
        n3('R'),
        n4('R'),
        ref('S 1', '2U,FY,NF'),
        ref('R 1', 'EI'),
      ),
      subscriber,
    ),
  ],
};
