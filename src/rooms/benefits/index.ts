export { type BenefitAnswer, type BenefitQuestion, checkBenefit, questionFacts } from './check-benefit.ts';
