import { loop, seg } from '../notation.ts';
import type { TransactionRule } from '../rules.ts';
import { amount, day, procedure, ref } from './shapes.ts';

/** Claim acknowledgment, 005010X214. Structure only; category and status codes are external lists. */

const STATUS = '{R AN1-30 | R AN1-30 | S ID2-3}';
const status = (
  usage: 'R' | 'S',
  repeat: string,
  date: 'R' | 'S' | 'N',
  actions: string,
  amountUsage: 'R' | 'N',
  text = 'N',
) =>
  seg(
    `STC ${usage} ${repeat}`,
    `R ${STATUS} | ${date === 'N' ? 'N' : `${date} DT8`} | R ID1-2 =${actions} | ${amountUsage === 'N' ? 'N' : 'R $1-18'} | ` +
      `N | N | N | N | N | S ${STATUS} | S ${STATUS} | ${text}`,
  );
const trace = (usage: string, code: string) => seg(`TRN ${usage} 1`, `R ID1-2 =${code} | R AN1-50`);
const count = (code: string) => seg('QTY S 1', `R ID2 =${code} | R R1-15`);
const name = (codes: string, kinds: string, qualifiers: string) =>
  seg(
    'NM1 R 1',
    `R ID2-3 =${codes} | R ID1 =${kinds} | R AN1-60 | S AN1-35 | S AN1-25 | S AN1-10 | S AN1-10 | ` +
      `R ID1-2 =${qualifiers} | R AN2-80`,
    'P0809',
  );
const level = (code: string, parent: 'R' | 'N', child: string) =>
  seg('HL R 1', `R AN1-12 | ${parent === 'N' ? 'N' : 'R AN1-12'} | R ID1-2 =${code}${child}`);

const patient = loop(
  '2000D S *',
  level('PT', 'R', ''),
  loop('2100D R 1', name('QC', '1', 'II,MI')),
  loop(
    '2200D R *',
    trace('R', '2'),
    status('R', '*', 'R', 'U,WQ', 'R', 'S AN1-264'),
    ref('S 1', '1K'),
    ref('S 1', 'D9'),
    ref('S 1', 'BLT'),
    day('472', 'R', 1, 'D8,RD8'),
    loop(
      '2220D S *',
      seg('SVC R 1', `${procedure('R', 'AD,ER,HC,HP,IV,NU,WK')} | R $1-18 | N | S AN1-48 | N | N | S R1-15`),
      status('R', '*', 'R', 'U', 'N'),
      ref('S 1', 'FJ'),
      ref('S 1', 'XZ'),
      day('472', 'S', 1, 'D8,RD8'),
    ),
  ),
);

export const claimAcknowledgments: TransactionRule = {
  set: '277',
  versions: ['005010X214'],
  levels: { '20': '', '21': '20', '19': '21', PT: '19' },
  children: [
    seg('BHT R 1', 'R ID4 =0085 | R ID2 =08 | R AN1-50 | R DT8 | R TM4-8 | R ID2 =TH'),
    loop(
      '2000A R 1',
      level('20', 'N', ' | R ID1 =1'),
      loop('2100A R 1', name('AY,PR', '2', '46,FI,PI,XV')),
      loop('2200A R 1', trace('R', '1'), day('050', 'R'), day('009', 'R')),
      loop(
        '2000B R *',
        level('21', 'R', ' | R ID1 =0,1'),
        loop('2100B R 1', name('41', '1,2', '46')),
        loop(
          '2200B R 1',
          trace('R', '2'),
          status('R', '*', 'R', 'U,WQ', 'R'),
          count('90'),
          count('AA'),
          amount('S 1', 'YU'),
          amount('S 1', 'YY'),
        ),
        loop(
          '2000C S *',
          level('19', 'R', ' | R ID1 =0,1'),
          loop('2100C R 1', name('85', '1,2', 'FI,SV,XX')),
          loop(
            '2200C S 1',
            trace('R', '1'),
            status('S', '*', 'N', 'U,WQ', 'R'),
            ref('S 3', '0B,1G,G2,LU,SY,TJ'),
            count('QA'),
            count('QC'),
            amount('S 1', 'YU'),
            amount('S 1', 'YY'),
          ),
          patient,
        ),
      ),
    ),
  ],
};
