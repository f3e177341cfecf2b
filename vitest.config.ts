import { defineConfig } from 'vitest/config';

// Threads without isolation: the suite shares compiled policy and one database cluster, and runs several times faster.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/portal/build-once.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
