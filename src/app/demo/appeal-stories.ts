import type { AppealBody } from '../../rooms/appeals/index.ts';

/** What happens to appeals and grievances of the demonstration: at which hour after they came. Hours still to come do not happen. */
export type AppealStoryStep = readonly [
  hour: number,
  step:
    | 'acknowledge'
    | 'assign'
    | 'expedite'
    | 'refuse_expedite'
    | 'extend'
    | 'uphold'
    | 'overturn'
    | 'carry_out'
    | 'tell'
    | 'withdraw'
    | 'ask_hearing'
    | 'hear'
    | 'hear_won',
];

export interface AppealStory {
  readonly name: string;
  /** Of a denied request of the demonstration, or of what was decided elsewhere so many days ago. */
  readonly of: 'denied' | number;
  readonly body: Partial<AppealBody> & Pick<AppealBody, 'kind'>;
  readonly steps: readonly AppealStoryStep[];
}

const appeal = { kind: 'appeal' } as const;
const grievance = { kind: 'grievance' } as const;
const coverage = { ...appeal, clinical: false } as const;

export const APPEAL_STORIES: readonly AppealStory[] = [
  { name: 'just filed', of: 'denied', body: appeal, steps: [] },
  {
    name: 'with a director',
    of: 'denied',
    body: appeal,
    steps: [
      [3, 'acknowledge'],
      [5, 'assign'],
    ],
  },
  { name: 'an office’s own', of: 'denied', body: { ...appeal, filedBy: 'provider', onBehalf: 'provider' }, steps: [] },
  {
    name: 'upheld',
    of: 'denied',
    body: appeal,
    steps: [
      [2, 'acknowledge'],
      [8, 'uphold'],
      [9, 'tell'],
    ],
  },
  {
    name: 'overturned and carried out',
    of: 'denied',
    body: appeal,
    steps: [
      [2, 'acknowledge'],
      [8, 'overturn'],
      [9, 'carry_out'],
      [10, 'tell'],
    ],
  },
  {
    name: 'overturned, to be carried out',
    of: 'denied',
    body: appeal,
    steps: [
      [2, 'acknowledge'],
      [8, 'overturn'],
    ],
  },
  { name: 'asked for faster', of: 0.4, body: { ...appeal, expedited: true }, steps: [] },
  {
    name: 'fast',
    of: 1.5,
    body: { ...appeal, expedited: true },
    steps: [
      [2, 'acknowledge'],
      [3, 'expedite'],
    ],
  },
  {
    name: 'not made faster',
    of: 1,
    body: { ...appeal, expedited: true },
    steps: [
      [1, 'acknowledge'],
      [20, 'refuse_expedite'],
    ],
  },
  {
    name: 'more time',
    of: 20,
    body: coverage,
    steps: [
      [20, 'acknowledge'],
      [300, 'extend'],
    ],
  },
  { name: 'late', of: 34, body: coverage, steps: [[20, 'acknowledge']] },
  { name: 'not confirmed in time', of: 7, body: coverage, steps: [] },
  {
    name: 'withdrawn',
    of: 12,
    body: coverage,
    steps: [
      [20, 'acknowledge'],
      [100, 'withdraw'],
    ],
  },
  {
    name: 'before a State Hearing',
    of: 60,
    body: coverage,
    steps: [
      [20, 'acknowledge'],
      [300, 'uphold'],
      [310, 'tell'],
      [800, 'ask_hearing'],
    ],
  },
  {
    name: 'heard by the state',
    of: 100,
    body: coverage,
    steps: [
      [20, 'acknowledge'],
      [300, 'uphold'],
      [310, 'tell'],
      [800, 'ask_hearing'],
      [2_000, 'hear'],
    ],
  },
  {
    name: 'won at a State Hearing, to be carried out',
    of: 100,
    body: coverage,
    steps: [
      [20, 'acknowledge'],
      [300, 'uphold'],
      [310, 'tell'],
      [800, 'ask_hearing'],
      [2_370, 'hear_won'],
    ],
  },
  { name: 'about waiting', of: 2, body: { ...grievance, about: 'access' }, steps: [] },
  {
    name: 'about the quality of care',
    of: 6,
    body: { ...grievance, about: 'quality_of_care' },
    steps: [[30, 'acknowledge']],
  },
  {
    name: 'about a bill, resolved',
    of: 16,
    body: { ...grievance, about: 'billing' },
    steps: [
      [30, 'acknowledge'],
      [200, 'overturn'],
      [201, 'tell'],
    ],
  },
  { name: 'about a person, late', of: 33, body: { ...grievance, about: 'service' }, steps: [[30, 'acknowledge']] },
];
