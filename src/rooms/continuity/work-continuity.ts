import { dateOfDayNumber, dayAt, done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { ClockState } from '../../rules/index.ts';
import { allowedBy, ask } from '../authorizations/index.ts';
import type { KeptCases } from '../cases/index.ts';
import { rateFormOf } from './arrangement.ts';
import type { ContinuityBody, Evidence } from './continuity.ts';
import { continuityTimes } from './continuity-clocks.ts';
import { type ContinuityAsking, type ContinuityDesk, stepOnContinuity } from './continuity-desk.ts';
import type { ContinuityEvent, ContinuityEventOf } from './continuity-event.ts';
import { continuityFacts } from './continuity-facts.ts';
import { membersOwn } from './open-case.ts';
import type { Continuity } from './open-continuity.ts';

type Done = Promise<Result<Continuity>>;

export function addEvidence(
  desk: ContinuityDesk,
  number: string,
  added: {
    readonly evidence: readonly Evidence[];
    readonly facts: ContinuityBody['facts'];
    readonly attachments: readonly string[];
  },
  asking: ContinuityAsking,
): Done {
  return stepOnContinuity(desk, number, 'add_evidence', asking, () => {
    const own = membersOwn(asking.viewer, added);
    if (!own.ok) return own;
    const { evidence, facts, attachments } = added;
    if (evidence.length + attachments.length + Object.keys(facts).length === 0) return refused('nothing_added', number);
    return done([{ kind: 'evidence_added', evidence: [...evidence], facts, attachments: [...attachments] }]);
  });
}

const URGENCIES = ['routine', 'immediate_attention', 'risk_of_harm'] as const;

/** A clinician says how urgent it is; of several that apply the most urgent wins, so it is never lowered [AAH-UM-COCR-10]. */
export function setContinuityUrgency(
  desk: ContinuityDesk,
  number: string,
  to: Continuity['urgency'],
  why: string,
  asking: ContinuityAsking,
): Done {
  return stepOnContinuity(desk, number, 'set_urgency', asking, ({ urgency }) => {
    if (urgency === to) return refused('urgency_unchanged', to);
    if (URGENCIES.indexOf(to) < URGENCIES.indexOf(urgency)) return refused('most_urgent_wins', to, ['AAH-UM-COCR-10']);
    return done([{ kind: 'urgency_set', to, why }]);
  });
}

/** The provider accepts the rate or not. A rate that is named is held against policy: the greater of the two [AAH-UM-COC-09]. */
export function recordAgreement(
  desk: ContinuityDesk,
  number: string,
  agreement: Omit<ContinuityEventOf<'agreement'>, 'kind'>,
  asking: ContinuityAsking,
): Done {
  return stepOnContinuity(desk, number, 'record_agreement', asking, (one) => {
    const what: ContinuityEventOf<'agreement'> = { kind: 'agreement', ...agreement };
    const isAmount = agreement.agreedRate !== undefined;
    if (agreement.is === 'not_reached' && (agreement.form !== undefined || isAmount))
      return refused('rate_without_agreement', number);
    if (agreement.form !== undefined && (agreement.form === 'amount') !== isAmount)
      return refused(isAmount ? 'rate_form_has_no_amount' : 'rate_amount_missing', agreement.form);
    if (agreement.codes && !isAmount) return refused('rate_amount_missing', 'amount');
    if (agreement.is === 'reached' && rateFormOf(what) !== undefined) {
      const facts = continuityFacts({ ...one, agreement: what });
      const allowed = allowedBy(ask(desk.policy, 'continuity-rate', today(asking), facts), facts);
      if (!allowed.ok) return allowed;
    }
    return done([what]);
  });
}

export function recordOutreach(
  desk: ContinuityDesk,
  number: string,
  services: readonly string[],
  asking: ContinuityAsking,
): Done {
  return stepOnContinuity(desk, number, 'record_outreach', asking, () =>
    done([{ kind: 'outreach_made', services: [...services] }]),
  );
}

export function offerAlternative(
  desk: ContinuityDesk,
  number: string,
  providers: readonly string[],
  asking: ContinuityAsking,
): Done {
  return stepOnContinuity(desk, number, 'offer_alternative', asking, async () => {
    for (const provider of providers) {
      const fits = await isInNetwork(desk, provider, asking);
      if (!fits.ok) return fits;
    }
    return done([{ kind: 'alternative_offered', providers: [...providers] }]);
  });
}

export function chooseAlternative(
  desk: ContinuityDesk,
  number: string,
  provider: string,
  asking: ContinuityAsking,
): Done {
  return stepOnContinuity(desk, number, 'choose_alternative', asking, async () => {
    const fits = await isInNetwork(desk, provider, asking);
    return fits.ok ? done([{ kind: 'alternative_chosen', provider }]) : fits;
  });
}

/**
 * The plan assigns when the member chooses nobody [AAH-UM-COCR-14]. How long it waits is a clock of the plan that starts with the offer;
 * a plan without one leaves it to the person, who says why.
 */
export function assignAlternative(
  desk: ContinuityDesk,
  number: string,
  assigned: { readonly provider: string; readonly why: string },
  asking: ContinuityAsking,
): Done {
  return stepOnContinuity(desk, number, 'assign_alternative', asking, async (one) => {
    const waits = continuityTimes(desk.clocks, one, asking.now).readings.find(({ clock }) =>
      clock.rule.starts.on.includes('offered_alternative'),
    );
    if (waits && !OVER.has(waits.state)) return refused('member_may_still_choose', number, waits.clock.rule.cite);
    const fits = await isInNetwork(desk, assigned.provider, asking);
    return fits.ok ? done([{ kind: 'alternative_assigned', ...assigned }]) : fits;
  });
}

const OVER: ReadonlySet<ClockState> = new Set(['overdue', 'missed']);

/** At any time, without a reason: the arrangement ends [AAH-UM-COCR-15]. */
export function changeProvider(desk: ContinuityDesk, number: string, provider: string, asking: ContinuityAsking): Done {
  return stepOnContinuity(desk, number, 'change_provider', asking, async (one) => {
    const network = await desk.network(provider, today(asking));
    if (network === undefined) return refused('unknown_provider', provider);
    const facts = { ...continuityFacts(one), 'coc.new_provider_in_network': network === 'in_network' };
    const answer = ask(desk.policy, 'continuity-change', today(asking), facts);
    if (!answer && network !== 'in_network') return refused('alternative_out_of_network', provider);
    const allowed = allowedBy(answer, facts);
    return allowed.ok ? done([{ kind: 'changed_provider', provider }]) : allowed;
  });
}

export function recordContinuityNotice(
  desk: ContinuityDesk,
  number: string,
  sent: Omit<ContinuityEventOf<'notice_sent'>, 'kind'>,
  asking: ContinuityAsking,
): Done {
  return stepOnContinuity(desk, number, 'send_notice', asking, ({ told, decision, offered }) => {
    if (sent.about === 'decision' && !decision) return refused('nothing_to_tell', sent.about);
    if (sent.about === 'alternative' && offered.length === 0) return refused('nothing_to_tell', sent.about);
    return done(told.has(sent.about) ? [] : [{ kind: 'notice_sent', ...sent }]);
  });
}

/** What the sender of letters proves, once for each letter and reader. */
export function continuityNoticeWentOut(
  store: KeptCases<Continuity>,
  plan: string,
  number: string,
  proofs: readonly ContinuityEvent[],
): Promise<Continuity | undefined> {
  return store.note(plan, number, ({ events }) =>
    proofs.filter(
      ({ what: proof }) =>
        proof.kind === 'notice_sent' &&
        !events.some(({ what }) => what.kind === 'notice_sent' && what.notice === proof.notice && what.to === proof.to),
    ),
  );
}

export function withdrawContinuity(desk: ContinuityDesk, number: string, why: string, asking: ContinuityAsking): Done {
  return stepOnContinuity(desk, number, 'withdraw', asking, () => done([{ kind: 'withdrawn', why }]));
}

async function isInNetwork(desk: ContinuityDesk, provider: string, asking: ContinuityAsking): Promise<Result<void>> {
  const network = await desk.network(provider, today(asking));
  if (network === undefined) return refused('unknown_provider', provider);
  return network === 'in_network' ? done(undefined) : refused('alternative_out_of_network', provider);
}

export function today({ now }: Pick<ContinuityAsking, 'now'>): IsoDate {
  return dateOfDayNumber(dayAt(now));
}
