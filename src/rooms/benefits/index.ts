export { benefitApi } from './api.ts';
export { type BenefitAnswer, type BenefitQuestion, checkBenefit, questionFacts } from './check-benefit.ts';
export { judgmentOfLine, questionOfLine } from './judge-request-line.ts';
export { factFromText } from './read-facts.ts';
export { type BenefitDoors, benefitRoutes } from './routes.ts';
export { judgedClauses, sayAnswer, spokenAnswer } from './say-answer.ts';
export { type LimitLeft, limitsLeft } from './units-left.ts';
