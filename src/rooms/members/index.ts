export * from './assignment.ts';
export * from './consent.ts';
export * from './contact.ts';
export * from './coverage-changes.ts';
export * from './eligibility.ts';
export type { Enrollment, EnrollmentLine } from './enrollment.ts';
export * from './member.ts';
export * from './record.ts';
