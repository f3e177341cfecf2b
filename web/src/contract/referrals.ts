import type { z } from 'zod';
import type { referralApi } from '../../../src/rooms/referrals/api.ts';

export type ReferralApi = typeof referralApi;
export type ReferralAsked = z.input<ReferralApi['search']['body']>;
export type ReferralLine = z.output<ReferralApi['search']['answer']>['cases'][number];
export type ReferralPage = z.output<ReferralApi['read']['answer']>;
export type ReferralAnswer = z.output<ReferralApi['accept']['answer']>;
export type ReferralMade = z.input<ReferralApi['make']['body']>;
export type ReferralOptions = z.output<ReferralApi['options']['answer']>;
export type ReferralAction = ReferralPage['actions'][number]['action'];
