import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
}, 120_000);
afterAll(() => portal.close());

describe('a page whose sources are still being read', () => {
  it('lets everybody else through: who waits for them holds no connection', async () => {
    const { desk } = portal;
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof desk.shelf>>>();
    const waiting = vi.spyOn(desk, 'shelf').mockReturnValue(promise);
    const readers = Array.from({ length: 12 }, () => new Browser(portal).ask('GET', '/api/library/ccah/pages/x'));
    try {
      await vi.waitFor(() => expect(waiting).toHaveBeenCalledTimes(12));
      const other = await signedIn(portal, 'biller@clinic.example');
      expect((await other.ask('POST', '/api/eligibility', { members: [{ cin: '90000001A' }] })).status).toBe(200);
      expect((await other.ask('GET', '/api/library/ccah/pages')).status).toBe(200);
    } finally {
      resolve({ sources: [] as const } as never);
    }
    expect((await Promise.all(readers)).map(({ status }) => status)).toEqual(readers.map(() => 404));
  });
});
