import type { z } from 'zod';
import type { memberApi } from '../../../src/rooms/members/api.ts';

export type MemberApi = typeof memberApi;
export type MemberLine = z.output<MemberApi['find']['answer']>['members'][number];
export type Ward = z.output<MemberApi['mine']['answer']>['wards'][number];
export type MemberPage = z.output<MemberApi['read']['answer']>;
/** The deeper part, for whoever looks after the member. */
export type MemberDepths = NonNullable<MemberPage['full']>;
export type EnrollmentFile = z.output<MemberApi['files']['answer']>['files'][number];
export type Rehearsed = z.output<MemberApi['rehearse']['answer']>;
export type MergeLook = z.output<MemberApi['mergeLook']['answer']>;
