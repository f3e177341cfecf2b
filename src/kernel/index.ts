export * from './api.ts';
export * from './dates.ts';
export * from './export.ts';
export * from './findings.ts';
export * from './identifiers.ts';
export * from './money.ts';
export * from './order.ts';
export * from './result.ts';
