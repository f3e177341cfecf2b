import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Press } from '../formats/pdf/index.ts';
import { type FreshDatabase, freshDatabase } from '../platform/db/testing.ts';
import { startLetterSender } from './letter-sender.ts';
import { openedOnce } from './notice-doors.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase(MIGRATIONS);
}, 60_000);
afterAll(() => fresh.drop());

it('a press that would not open is opened anew for the next letter', async () => {
  let opened = 0;
  const press = openedOnce(async () => {
    opened += 1;
    if (opened === 1) throw new Error('too many open files');
    return 'a press' as unknown as Press;
  });
  await expect(press()).rejects.toThrow('too many open files');
  expect(await Promise.all([press(), press()])).toEqual(['a press', 'a press']);
  expect(opened).toBe(2);
});

describe('the sender that runs beside the portal', () => {
  it('sends at once and again, and stops after the letter under way', async () => {
    let runs = 0;
    let isUnderWay = false;
    const run = async () => {
      runs += 1;
      isUnderWay = true;
      await new Promise((resolve) => setImmediate(resolve));
      isUnderWay = false;
    };
    const sender = startLetterSender({ db: fresh.database, everySeconds: 0.01, run, say: () => undefined });
    await vi.waitFor(() => expect(runs).toBeGreaterThan(2));
    await sender.stop();
    const stopped = runs;
    expect(isUnderWay).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(runs).toBe(stopped);
  });

  it('leaves it to the node that is at work, and takes over when that one has gone', async () => {
    const ran: string[] = [];
    let letGo: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const start = (name: string, work: Promise<void>) =>
      startLetterSender({
        db: fresh.database,
        everySeconds: 0.01,
        run: async () => {
          ran.push(name);
          await work;
        },
        say: () => undefined,
      });
    const first = start('first', busy);
    await vi.waitFor(() => expect(ran).toEqual(['first']));
    const second = start('second', Promise.resolve());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ran).toEqual(['first']);
    letGo();
    await first.stop();
    await vi.waitFor(() => expect(ran).toContain('second'));
    await second.stop();
  });

  it('counts a failure and says what kind it was, never whom it was about, and tries again', async () => {
    const said: string[] = [];
    let runs = 0;
    const run = async () => {
      runs += 1;
      if (runs < 3) throw new TypeError('ANA SYNTHETIC 90000001A');
    };
    const sender = startLetterSender({
      db: fresh.database,
      everySeconds: 0.01,
      run,
      say: (sentence) => said.push(sentence),
    });
    await vi.waitFor(() => expect(runs).toBeGreaterThan(2));
    await sender.stop();
    expect(said).toEqual([
      'a run of the letter sender failed (1 so far): TypeError',
      'a run of the letter sender failed (2 so far): TypeError',
    ]);
  });
});
