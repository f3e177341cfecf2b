import type { z } from 'zod';
import type { policyApi } from '../../../src/app/portal/policy-api.ts';
import type { benefitApi } from '../../../src/rooms/benefits/api.ts';

export type PolicyApi = typeof policyApi;
export type BenefitApi = typeof benefitApi;

export type CheckQuestion = z.input<BenefitApi['check']['body']>;
export type Checked = z.output<BenefitApi['check']['answer']>;
export type JudgedClause = Checked['clauses'][number];
export type FactField = z.output<BenefitApi['facts']['answer']>['facts'][number];
export type BenefitLine = z.output<PolicyApi['guide']['answer']>['benefits'][number];
export type BenefitPage = z.output<PolicyApi['benefit']['answer']>;
export type RulePart = BenefitPage['rules'][number];
export type ClausePart = RulePart['clauses'][number];
export type Topic = z.output<PolicyApi['topic']['answer']>;
export type IndexEntry = z.output<PolicyApi['index']['answer']>['entries'][number];
