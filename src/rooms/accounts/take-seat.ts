import { type Actor, californiaDate, type Result, refused } from '../../kernel/index.ts';
import type { Entered } from './account.ts';
import { digestOf } from './digest.ts';
import type { Door } from './door.ts';
import { type Beginning, enterSeat } from './enter.ts';

/** Work for another organization of mine. The visit ends when it would have ended. */
export async function takeSeat(
  door: Door,
  asked: { readonly actor: Actor; readonly token: string; readonly organization: string },
  from: Omit<Beginning, 'by' | 'before'>,
): Promise<Result<Entered>> {
  const today = californiaDate(from.now);
  return door.within(async (store): Promise<Result<Entered>> => {
    const [seen, account, seats] = [
      await store.seen(digestOf(asked.token), today),
      await store.accountById(asked.actor.account),
      await store.seatsOf(asked.actor.account, today),
    ];
    const seat = seats.find(({ organization }) => organization.id === asked.organization);
    if (!seen || !account || !seat) return refused('not_found', 'you have no seat there');
    const { createdAt } = seen.session;
    const entered = await enterSeat(door, store, account, seat, {
      ...from,
      before: asked.token,
      by: 'seat',
      createdAt,
    });
    return { ok: true, value: entered };
  });
}
