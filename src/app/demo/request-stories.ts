import { npiFrom } from '../../kernel/index.ts';
import type { Outcome, RequestBody } from '../../rooms/authorizations/index.ts';
import type { DemoService } from './request-services.ts';

/** What happens to the requests of the demonstration: at which hour after receipt, and what. Hours that are still to come do not happen. */
export type StoryStep =
  | { readonly hour: number; readonly ask: readonly string[] }
  | { readonly hour: number; readonly add: true }
  | { readonly hour: number; readonly assign: 'reviewer_nurse' | 'medical_director' | 'pharmacist' }
  | { readonly hour: number; readonly recommend: Outcome }
  | { readonly hour: number; readonly decide: Outcome; readonly by: 'reviewer_nurse' | 'medical_director' }
  | { readonly hour: number; readonly defer: true }
  | { readonly hour: number; readonly opinion: string }
  | { readonly hour: number; readonly extend: true }
  | { readonly hour: number; readonly urgent: true }
  | { readonly hour: number; readonly tell: true }
  | { readonly hour: number; readonly criteria: true }
  | { readonly hour: number; readonly discussion: 'asked' | 'held' }
  | { readonly hour: number; readonly discharge: 'plan' | 'needs' }
  | { readonly hour: number; readonly withdraw: true }
  | { readonly hour: number; readonly cancel: true };

export interface Story {
  readonly name: string;
  /** How often, beside the others. */
  readonly weight: number;
  readonly received: { readonly fewest: number; readonly most: number };
  readonly body?: Partial<RequestBody>;
  readonly service?: DemoService;
  readonly door?: 'portal' | 'fax' | 'mail' | 'phone';
  /** Whether what a reviewer needs comes with it. */
  readonly whole: boolean;
  readonly steps: readonly StoryStep[];
}

const DAYS = 24;

const HOSPITAL = { npi: npiFrom('100099010'), name: 'SYNTHETIC Bay Hospital', phone: '510-555-0110' };

export const STORIES: readonly Story[] = [
  {
    name: 'decided by policy alone, or by a nurse where the plan does not leave it to policy',
    weight: 2,
    received: { fewest: 1, most: 300 },
    // Served by ECM at another plan until now, as the plan's own people say.
    door: 'fax',
    body: { program: 'ecm' },
    service: { code: 'G9008', units: 12, dx: 'Z59.00' },
    whole: true,
    steps: [
      { hour: 2, decide: 'approved', by: 'reviewer_nurse' },
      { hour: 3, tell: true },
    ],
  },
  {
    name: 'Community Supports',
    weight: 2,
    received: { fewest: 30, most: 200 },
    body: { program: 'community_supports', form: 'community_supports_request' },
    service: { code: 'T2033', units: 30, dx: 'Z59.00' },
    whole: true,
    steps: [
      { hour: 60, decide: 'approved', by: 'reviewer_nurse' },
      { hour: 62, tell: true },
    ],
  },
  { name: 'just come in', weight: 4, received: { fewest: 0, most: 20 }, whole: true, steps: [] },
  { name: 'faxed, papers missing', weight: 3, received: { fewest: 2, most: 60 }, door: 'fax', whole: false, steps: [] },
  {
    name: 'asked for papers',
    weight: 3,
    received: { fewest: 26, most: 100 },
    whole: false,
    steps: [{ hour: 20, ask: ['photographs', 'consultations'] }],
  },
  {
    name: 'papers came after they were asked for',
    weight: 2,
    received: { fewest: 50, most: 110 },
    whole: false,
    steps: [
      { hour: 10, ask: ['diagnostic_results'] },
      { hour: 40, add: true },
    ],
  },
  {
    name: 'with a nurse',
    weight: 4,
    received: { fewest: 6, most: 90 },
    whole: true,
    steps: [{ hour: 4, assign: 'reviewer_nurse' }],
  },
  {
    name: 'with a pharmacist',
    weight: 1,
    received: { fewest: 6, most: 90 },
    whole: true,
    steps: [{ hour: 4, assign: 'pharmacist' }],
  },
  {
    name: 'recommended for denial',
    weight: 3,
    received: { fewest: 30, most: 110 },
    whole: true,
    steps: [
      { hour: 5, assign: 'reviewer_nurse' },
      { hour: 28, recommend: 'denied' },
    ],
  },
  { name: 'urgent', weight: 3, received: { fewest: 1, most: 68 }, body: { urgency: 'urgent' }, whole: true, steps: [] },
  {
    name: 'made urgent',
    weight: 1,
    received: { fewest: 20, most: 60 },
    whole: true,
    steps: [{ hour: 12, urgent: true }],
  },
  {
    name: 'late',
    weight: 1,
    received: { fewest: 8 * DAYS, most: 10 * DAYS },
    whole: true,
    steps: [{ hour: 30, assign: 'reviewer_nurse' }],
  },
  {
    name: 'in hospital now',
    weight: 2,
    received: { fewest: 1, most: 22 },
    body: { kind: 'concurrent', urgency: 'urgent', inCare: true, facility: HOSPITAL.npi, outside: [HOSPITAL] },
    door: 'phone',
    whole: true,
    steps: [
      { hour: 2, discharge: 'plan' },
      { hour: 3, discharge: 'needs' },
    ],
  },
  {
    name: 'after the service',
    weight: 2,
    received: { fewest: 2 * DAYS, most: 25 * DAYS },
    body: { kind: 'post_service' },
    door: 'mail',
    whole: true,
    steps: [],
  },
  {
    name: 'planned admission',
    weight: 2,
    received: { fewest: 10, most: 90 },
    body: { kind: 'elective_admission' },
    whole: true,
    steps: [],
  },
  {
    name: 'continuity of care',
    weight: 2,
    received: { fewest: 1 * DAYS, most: 20 * DAYS },
    body: { kind: 'continuity', continuity: true, facts: { 'continuity.urgency': 'routine' } },
    whole: true,
    steps: [],
  },
  {
    name: 'approved, to be told',
    weight: 2,
    received: { fewest: 40, most: 60 },
    whole: true,
    steps: [{ hour: 38, decide: 'approved', by: 'reviewer_nurse' }],
  },
  {
    name: 'approved and told',
    weight: 6,
    received: { fewest: 5 * DAYS, most: 28 * DAYS },
    whole: true,
    steps: [
      { hour: 50, decide: 'approved', by: 'reviewer_nurse' },
      { hour: 52, tell: true },
    ],
  },
  {
    name: 'approved and extended',
    weight: 1,
    received: { fewest: 15 * DAYS, most: 28 * DAYS },
    whole: true,
    steps: [
      { hour: 50, decide: 'approved', by: 'reviewer_nurse' },
      { hour: 52, tell: true },
      { hour: 10 * DAYS, extend: true },
    ],
  },
  {
    name: 'approved in part',
    weight: 2,
    received: { fewest: 4 * DAYS, most: 28 * DAYS },
    whole: true,
    steps: [
      { hour: 30, recommend: 'modified' },
      { hour: 60, decide: 'modified', by: 'medical_director' },
      { hour: 61, tell: true },
    ],
  },
  {
    name: 'denied, criteria asked for',
    weight: 2,
    received: { fewest: 5 * DAYS, most: 28 * DAYS },
    whole: true,
    steps: [
      { hour: 30, recommend: 'denied' },
      { hour: 70, decide: 'denied', by: 'medical_director' },
      { hour: 71, tell: true },
      { hour: 100, criteria: true },
    ],
  },
  {
    name: 'denied and talked over',
    weight: 1,
    received: { fewest: 10 * DAYS, most: 28 * DAYS },
    whole: true,
    steps: [
      { hour: 70, decide: 'denied', by: 'medical_director' },
      { hour: 71, tell: true },
      { hour: 120, discussion: 'asked' },
      { hour: 150, discussion: 'held' },
    ],
  },
  {
    name: 'put off',
    weight: 1,
    received: { fewest: 4 * DAYS, most: 8 * DAYS },
    whole: false,
    steps: [{ hour: 80, defer: true }],
  },
  {
    name: 'advice from outside',
    weight: 1,
    received: { fewest: 60, most: 100 },
    whole: true,
    steps: [{ hour: 30, opinion: 'The service fits the findings.' }],
  },
  {
    name: 'withdrawn',
    weight: 1,
    received: { fewest: 2 * DAYS, most: 20 * DAYS },
    whole: true,
    steps: [{ hour: 20, withdraw: true }],
  },
  {
    name: 'cancelled',
    weight: 1,
    received: { fewest: 2 * DAYS, most: 20 * DAYS },
    door: 'fax',
    whole: false,
    steps: [{ hour: 22, cancel: true }],
  },
];
