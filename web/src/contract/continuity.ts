import type { z } from 'zod';
import type { continuityApi } from '../../../src/rooms/continuity/api.ts';

export type ContinuityApi = typeof continuityApi;
export type ContinuityAsked = z.input<ContinuityApi['search']['body']>;
export type ContinuityLine = z.output<ContinuityApi['search']['answer']>['cases'][number];
export type ContinuityPage = z.output<ContinuityApi['read']['answer']>;
export type ContinuityAnswer = z.output<ContinuityApi['open']['answer']>;
export type OpenedContinuity = z.input<ContinuityApi['open']['body']>;
export type ContinuityAction = ContinuityPage['actions'][number]['action'];
export type EvidenceAsked = NonNullable<OpenedContinuity['evidence']>[number];
export type OutreachTask = z.output<ContinuityApi['outreach']['answer']>['tasks'][number];
