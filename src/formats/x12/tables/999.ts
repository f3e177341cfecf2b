import { loop, seg } from '../notation.ts';
import type { TransactionRule } from '../rules.ts';

/** Implementation acknowledgment, 005010X231A1. Structure only. */

const POSITION = 'S {R N01-2 | S N01-2 | S N01-4}';
const SYNTAX = '1,2,3,4,5,6,7,8,9,10,11,12,13,15,16,17,18,19,23,24,25,26,27,I5,I6';
const GROUP_SYNTAX = '1,2,3,4,5,6,10,11,12,13,14,15,16,17,18,19,23,24,25,26';
const five = (codes: string) => Array(5).fill(`S ID1-3 =${codes}`).join(' | ');
const context = seg(
  'CTX S 10',
  `R ^10 {R AN1-35 | S AN1-35} | S ID2-3 | S N01-6 | S AN1-4 | ${POSITION} | S {R N01-4 | S N01-4}`,
);

export const acknowledgments: TransactionRule = {
  set: '999',
  versions: ['005010X231', '005010X231A1'],
  levels: {},
  children: [
    seg('AK1 R 1', 'R ID2 | R N01-9 | R AN1-12'),
    loop(
      '2000 S *',
      seg('AK2 R 1', 'R ID3 | R AN4-9 | S AN1-35'),
      loop(
        '2100 S *',
        seg('IK3 R 1', 'R ID2-3 | R N01-6 | S AN1-4 | S ID1-3 =1,2,3,4,5,6,7,8,I4,I6,I7,I8,I9'),
        context,
        loop(
          '2110 S *',
          seg(
            'IK4 R 1',
            'R {R N01-2 | S N01-2 | S N01-4} | S N01-4 | R ID1-3 =1,2,3,4,5,6,7,8,9,10,12,13,I10,I11,I12,I13,I6,I9 | S AN1-99',
          ),
          context,
        ),
      ),
      seg('IK5 R 1', `R ID1 =A,E,M,R,W,X | ${five(SYNTAX)}`),
    ),
    seg('AK9 R 1', `R ID1 =A,E,M,P,R,W,X | R N01-6 | R N01-6 | R N01-6 | ${five(GROUP_SYNTAX)}`),
  ],
};
