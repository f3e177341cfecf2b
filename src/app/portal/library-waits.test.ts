import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
}, 120_000);
afterAll(() => portal.close());

describe('the library whose sources are still being read', () => {
  it('lets everybody else through: who waits for them holds no connection', async () => {
    const { desk } = portal;
    const shelf = await desk.shelf();
    const { promise, resolve } = Promise.withResolvers<typeof shelf>();
    const waiting = vi.spyOn(desk, 'shelf').mockReturnValue(promise);
    const readers = Array.from({ length: 12 }, () => new Browser(portal).ask('GET', '/api/library/ccah/pages'));
    try {
      await vi.waitFor(() => expect(waiting).toHaveBeenCalledTimes(12));
      const other = await signedIn(portal, 'biller@clinic.example');
      expect((await other.ask('POST', '/api/eligibility', { members: [{ cin: '90000001A' }] })).status).toBe(200);
    } finally {
      resolve(shelf);
    }
    expect((await Promise.all(readers)).map(({ status }) => status)).toEqual(readers.map(() => 200));
  });
});
