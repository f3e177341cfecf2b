import { done, type Result, refused } from '../../kernel/index.ts';
import { allowedBy, ask, type Person } from '../authorizations/index.ts';
import type { KeptCases } from '../cases/index.ts';
import type { AppealNotice } from './appeal.ts';
import { type AppealAsking, type AppealDesk, stepOnAppeal } from './appeal-desk.ts';
import type { AppealEvent, AppealEventOf } from './appeal-event.ts';
import { dayOf } from './appeal-policy.ts';
import type { Appeal } from './open-appeal.ts';

/** What the appeals department does while an appeal is open, and what the filer adds or takes back. */
export function acknowledgeAppeal(desk: AppealDesk, number: string, asking: AppealAsking): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'acknowledge', asking, () => done([{ kind: 'acknowledged' }]));
}

export function assignAppeal(
  desk: AppealDesk,
  number: string,
  to: Person | undefined,
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'assign', asking, ({ original }) =>
    to && to.account === original?.by
      ? refused('decided_it_first', 'assign', ['REF-UM-APP-11'])
      : done([{ kind: 'assigned', ...(to ? { to } : {}) }]),
  );
}

export function addToAppeal(
  desk: AppealDesk,
  number: string,
  added: { readonly note?: string | undefined; readonly attachments: readonly string[] },
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'add_information', asking, () => {
    const { note, attachments } = added;
    if (note === undefined && attachments.length === 0) return refused('nothing_added', number);
    return done([
      { kind: 'information_added', ...(note === undefined ? {} : { note }), attachments: [...attachments] },
    ]);
  });
}

/** The fast clock: asked for by the filer, or raised by the plan itself. */
export function expediteAppeal(
  desk: AppealDesk,
  number: string,
  why: string,
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'expedite', asking, () => done([{ kind: 'made_expedited', why }]));
}

/** Told by word already, or still to be. The letter is due in two days [REF-UM-APP-04]. */
export function refuseExpedite(
  desk: AppealDesk,
  number: string,
  { why, told }: { readonly why: string; readonly told: boolean },
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'refuse_expedite', asking, () =>
    done([{ kind: 'expedite_refused', why }, ...(told ? [{ kind: 'told_by_word' } as const] : [])]),
  );
}

export function tellByWord(desk: AppealDesk, number: string, asking: AppealAsking): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'tell_by_word', asking, ({ toldByWord }) =>
    done(toldByWord ? [] : [{ kind: 'told_by_word' }]),
  );
}

/** Fourteen days more when the member asks or it serves the member; the notice of it lengthens the clock [REF-UM-APP-05]. */
export function extendAppeal(
  desk: AppealDesk,
  number: string,
  more: Omit<AppealEventOf<'extended'>, 'kind'> & { readonly servesMember?: boolean | undefined },
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'extend', asking, () => {
    const { askedBy, why, servesMember } = more;
    const facts = { 'appeal.extension_asked_by': askedBy, 'appeal.extension_serves_member': servesMember };
    const allowed = allowedBy(ask(desk.policy, 'appeal-extension', dayOf(asking.now), facts), facts);
    return allowed.ok ? done([{ kind: 'extended', askedBy, why }]) : allowed;
  });
}

/** Proof that a letter went out, once for each. */
export function recordAppealNotice(
  desk: AppealDesk,
  number: string,
  about: AppealNotice,
  notice: string,
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'send_notice', asking, (appeal) => {
    const isOwed = {
      acknowledgment: true,
      expedite_refused: appeal.expedite === 'refused',
      extension: appeal.extended !== undefined,
      resolution: appeal.resolution !== undefined,
    }[about];
    if (!isOwed) return refused('nothing_to_tell', about);
    return done(appeal.sent.has(about) ? [] : [{ kind: 'notice_sent', about, notice }]);
  });
}

/** What the sender of letters proves, once for each letter and reader. */
export function appealNoticeWentOut(
  store: KeptCases<Appeal>,
  plan: string,
  number: string,
  proofs: readonly AppealEvent[],
): Promise<Appeal | undefined> {
  return store.note(plan, number, ({ events }) =>
    proofs.filter(
      ({ what: proof }) =>
        proof.kind === 'notice_sent' &&
        !events.some(({ what }) => what.kind === 'notice_sent' && what.notice === proof.notice && what.to === proof.to),
    ),
  );
}

export function withdrawAppeal(
  desk: AppealDesk,
  number: string,
  why: string,
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'withdraw', asking, () => done([{ kind: 'withdrawn', why }]));
}
