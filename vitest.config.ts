import { defineConfig } from 'vitest/config';

// Threads without isolation: the suite shares compiled policy and one database cluster, and runs several times faster.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
