export * from './provider.ts';
export * from './rate.ts';
