import type { DecisionBody, Outcome, RequestBody } from '../../rooms/authorizations/index.ts';

export interface DemoService {
  readonly code?: string;
  readonly what?: string;
  readonly units: number;
  readonly dx: string;
}

/** What is asked for in the demonstration. */
export const SERVICES: readonly DemoService[] = [
  { code: 'E0604', units: 60, dx: 'O92.5' },
  { code: 'Z5023', units: 6, dx: 'O92.79' },
  { code: 'E1399', units: 1, dx: 'M62.81' },
  { code: 'K0001', units: 1, dx: 'G82.20' },
  { code: 'E0601', units: 1, dx: 'G47.33' },
  { code: '70553', units: 1, dx: 'G44.1' },
  { code: '97110', units: 24, dx: 'M54.5' },
  { code: 'G0299', units: 12, dx: 'I50.9' },
  { what: 'SYNTHETIC knee replacement', units: 1, dx: 'M17.11' },
  { what: 'SYNTHETIC second opinion', units: 2, dx: 'C50.911' },
];

export function demoDecision(outcome: Outcome, units: number, program: RequestBody['program']): DecisionBody {
  const isSupport = program === 'community_supports';
  const granted = outcome === 'approved' ? units : outcome === 'modified' ? Math.max(1, Math.floor(units / 2)) : 0;
  const settled = outcome === 'modified' && granted === units ? 'approved' : outcome;
  return {
    lines: [{ line: 1, outcome: settled, units: granted }],
    basis: 'appropriateness',
    references: [
      isSupport
        ? { source: 'medi_cal', name: 'SYNTHETIC state policy', met: settled === 'approved' }
        : { source: 'mcg', name: 'SYNTHETIC guideline', edition: '29', met: settled === 'approved' },
    ],
    ...(isSupport ? { facts: { 'cs_decision.equitable': true, 'cs_decision.discriminates': false } } : {}),
    review: {
      clinicallyAppropriate: settled === 'approved',
      appropriateSetting: true,
      coveredBenefit: true,
      circumstances: 'SYNTHETIC: nothing particular to the member.',
      individualNeed: 'SYNTHETIC: looked at the findings that were sent.',
    },
    ...(settled === 'approved' ? {} : { reason: 'SYNTHETIC: what was sent does not show that more is needed now.' }),
  };
}
