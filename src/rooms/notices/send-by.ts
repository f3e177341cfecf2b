import { done, type Result, refused } from '../../kernel/index.ts';
import type { NoticeChannel } from '../../rules/index.ts';
import type { NoticeState } from './notice-row.ts';

/** Ways somebody can ask a letter to go. Not all of them may be taken. */
export const ASKED_WAYS = ['fax', 'mail', 'email'] as const;
export type AskedWay = (typeof ASKED_WAYS)[number];

/**
 * A letter tells of a member's health: it never goes by unsecured e-mail, from no plan, to nobody and in no direction. The fax and
 * the mail are offered instead.
 *
 * @cites AAH-UM-CHAN-01
 */
export function wayFor(state: NoticeState, asked: AskedWay): Result<NoticeChannel> {
  if (asked === 'email') return refused('unsecured_email', 'send it by fax or mail', ['AAH-UM-CHAN-01']);
  if (state === 'sent') return refused('notice_sent_already', 'it went out; what went out is not sent again');
  return done(asked);
}
