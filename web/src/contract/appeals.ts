import type { z } from 'zod';
import type { appealApi } from '../../../src/rooms/appeals/api.ts';

export type AppealApi = typeof appealApi;
export type AppealAsked = z.input<AppealApi['search']['body']>;
export type AppealLine = z.output<AppealApi['search']['answer']>['appeals'][number];
export type AppealPage = z.output<AppealApi['read']['answer']>;
export type AppealAnswer = z.output<AppealApi['file']['answer']>;
export type AppealFiled = z.input<AppealApi['file']['body']>;
export type AppealWeighed = z.output<AppealApi['weigh']['answer']>;
export type AppealDecided = z.input<AppealApi['decide']['body']>;
export type Overturns = z.output<AppealApi['overturns']['answer']>['overturns'][number];
