import type { z } from 'zod';
import type { networkApi } from '../../../src/rooms/network/api.ts';

export type NetworkApi = typeof networkApi;
export type Facets = z.output<NetworkApi['facets']['answer']>;
export type Found = z.output<NetworkApi['search']['answer']>['results'][number];
