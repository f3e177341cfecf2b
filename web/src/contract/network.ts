import type { z } from 'zod';
import type { networkApi } from '../../../src/rooms/network/api.ts';

export type NetworkApi = typeof networkApi;
export type Facets = z.output<NetworkApi['facets']['answer']>;
export type DirectoryAsked = z.input<NetworkApi['search']['body']>;
export type DirectoryFound = z.output<NetworkApi['search']['answer']>;
export type Found = DirectoryFound['results'][number];
export type Listing = Found['listing'];
export type HeldSite = z.output<NetworkApi['site']['answer']>;
export type SiteChange = z.input<NetworkApi['updateSite']['body']>['change'];
export type Version = HeldSite['versions'][number];
export type PractitionerLine = z.output<NetworkApi['practitioners']['answer']>['practitioners'][number];
export type PractitionerPage = z.output<NetworkApi['practitioner']['answer']>;
export type Paper = PractitionerPage['papers'][number];
export type PapersState = PractitionerLine['answer'];
export type TiedProvider = z.output<NetworkApi['providers']['answer']>['providers'][number];
export type CapacityOverview = z.output<NetworkApi['capacity']['answer']>;
export type CapacityReport = CapacityOverview['reports'][number];
