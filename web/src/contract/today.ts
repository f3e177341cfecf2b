import type { z } from 'zod';
import type { todayApi } from '../../../src/app/portal/today-api.ts';

export type TodayApi = typeof todayApi;
export type Due = z.output<TodayApi['read']['answer']>['due'][number];
