import { dateOfDayNumber, dayAt, done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import { mayStand, receiverOf } from './make-referral.ts';
import { type Referral, referralFrom } from './open-referral.ts';
import type { ReferralSaid } from './referral.ts';
import { type ReferralAsking, type ReferralDesk, stepOnReferral } from './referral-desk.ts';
import type { ReferralEventOf } from './referral-event.ts';

type Done = Promise<Result<Referral>>;

export function receiveReferral(desk: ReferralDesk, number: string, asking: ReferralAsking): Done {
  return stepOnReferral(desk, number, 'receive', asking, () => done([{ kind: 'received' }]));
}

export function acceptReferral(desk: ReferralDesk, number: string, asking: ReferralAsking): Done {
  return stepOnReferral(desk, number, 'accept', asking, () => done([{ kind: 'accepted' }]));
}

/** Who gives no reason has given none: it stays unknown. */
export function declineReferral(
  desk: ReferralDesk,
  number: string,
  { code, why }: { readonly code?: string | undefined; readonly why?: string | undefined },
  asking: ReferralAsking,
): Done {
  return stepOnReferral(desk, number, 'decline', asking, () => {
    if (code !== undefined && !desk.policy.referrals.declines.some((one) => one.code === code))
      return refused('referral_reason_unknown', code);
    return done([{ kind: 'declined', ...(code === undefined ? {} : { code }), ...(why === undefined ? {} : { why }) }]);
  });
}

export interface SendingOn {
  /** By plan id or NPI. */
  readonly to: string;
  readonly chosenBy?: ReferralEventOf<'sent_on'>['chosenBy'];
  readonly why?: string | undefined;
}

export function sendReferralOn(desk: ReferralDesk, number: string, sent: SendingOn, asking: ReferralAsking): Done {
  return stepOnReferral(desk, number, 'send_on', asking, async (one) => {
    const to = await receiverOf(desk, sent.to, asking.now);
    if (!to.ok) return to;
    if (one.to?.provider === to.value.provider) return refused('referral_there_already', sent.to);
    const { chosenBy, why } = sent;
    const what: ReferralEventOf<'sent_on'> = {
      kind: 'sent_on',
      to: to.value,
      ...(chosenBy === undefined ? {} : { chosenBy }),
      ...(why === undefined ? {} : { why }),
    };
    const then = referralFrom(one.plan, one.number, [...one.events, { at: asking.now, what }]);
    const allowed = mayStand(desk, then, dateOfDayNumber(dayAt(asking.now)));
    return allowed.ok ? done([what]) : allowed;
  });
}

export function beginReferral(
  desk: ReferralDesk,
  number: string,
  on: IsoDate | undefined,
  asking: ReferralAsking,
): Done {
  return stepOnReferral(desk, number, 'begin', asking, (one) => {
    const today = dateOfDayNumber(dayAt(asking.now));
    const day = on ?? today;
    if (day > today) return refused('referral_begins_in_future', day);
    if (day < dateOfDayNumber(dayAt(one.received))) return refused('referral_begun_before', day);
    return done([{ kind: 'begun', on: day }]);
  });
}

export function closeReferral(
  desk: ReferralDesk,
  number: string,
  { outcome, why }: { readonly outcome: string; readonly why?: string | undefined },
  asking: ReferralAsking,
): Done {
  return stepOnReferral(desk, number, 'close', asking, (one) => {
    const known = desk.policy.referrals.outcomes.find(({ code }) => code === outcome);
    if (!known) return refused('referral_outcome_unknown', outcome);
    if (!fitsState(known, one)) return refused('referral_outcome_too_early', outcome, known.cite);
    return done([{ kind: 'closed', outcome, ...(why === undefined ? {} : { why }) }]);
  });
}

type Outcome = ReferralDesk['policy']['referrals']['outcomes'][number];

export function fitsState({ after }: Outcome, { state }: Referral): boolean {
  return after === undefined || after.some((one) => one === state);
}

/** What was missing may come at any time while it is open. @cites CCAH-ECM-REF-04 */
export function addToReferral(desk: ReferralDesk, number: string, said: ReferralSaid, asking: ReferralAsking): Done {
  return stepOnReferral(desk, number, 'add_information', asking, () =>
    Object.keys(said).length === 0 ? refused('nothing_added', number) : done([{ kind: 'information_added', said }]),
  );
}

/** An office takes back its own; the plan and the member take back the whole. @cites CCAH-ECM-REF-03 */
export function withdrawReferral(
  desk: ReferralDesk,
  number: string,
  why: string | undefined,
  asking: ReferralAsking,
): Done {
  const { side, organization } = asking.viewer;
  return stepOnReferral(desk, number, 'withdraw', asking, () =>
    done([
      {
        kind: 'withdrawn',
        ...(side === 'requester' ? { organization } : {}),
        ...(why === undefined ? {} : { why }),
      },
    ]),
  );
}
