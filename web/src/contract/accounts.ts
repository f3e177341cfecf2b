import type { z } from 'zod';
import type { breakGlassApi, peopleApi, recoveryApi, viewsApi } from '../../../src/rooms/accounts/api.ts';

export type PeopleApi = typeof peopleApi;
export type BreakGlassApi = typeof breakGlassApi;
export type Person = z.output<PeopleApi['people']['answer']>['people'][number];
export type Invited = z.output<PeopleApi['invitations']['answer']>['invitations'][number];
export type Role = z.output<PeopleApi['roles']['answer']>['roles'][number];
export type Opened = z.output<BreakGlassApi['opened']['answer']>['rows'][number];
export type RecoveryApi = typeof recoveryApi;
export type OtherManager = z.output<RecoveryApi['managers']['answer']>['managers'][number];
export type ViewsApi = typeof viewsApi;
export type SavedView = z.output<ViewsApi['list']['answer']>['views'][number];
