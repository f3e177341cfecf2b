import {
  type AcknowledgedClaim,
  type AcknowledgedProvider,
  type ClaimAcknowledgment,
  type ClaimTotals,
  NO_CLAIMS,
  withClaim,
} from '../../formats/x12/index.ts';
import type { IsoDate } from '../../kernel/index.ts';
import type { Reasons } from '../../rules/index.ts';
import type { ClaimParties } from './claim.ts';
import type { DecidedClaim } from './decided-claim.ts';

export interface AcknowledgmentTerms {
  readonly source: { readonly name: string; readonly id: string };
  readonly received: IsoDate;
  readonly processed: IsoDate;
  readonly reference: string;
}

/** A billing provider and what its claims come to so far. */
export interface AnsweredProvider extends Omit<AcknowledgedProvider, 'claims'> {
  totals: ClaimTotals;
}

export interface AnsweredBatch extends Omit<ClaimAcknowledgment, 'providers'> {
  readonly providers: readonly AnsweredProvider[];
}

/**
 * One acknowledgment a submitter, claim by claim: accepted into adjudication, or rejected with the standard status of each
 * reason. Submitters and providers stand in the order they come in.
 */
export class Acknowledgments {
  private readonly reasons: Reasons;
  private readonly submitters = new Map<
    string,
    { readonly submitter: ClaimParties['submitter'] | undefined; readonly providers: Map<string, AnsweredProvider> }
  >();

  constructor(reasons: Reasons) {
    this.reasons = reasons;
  }

  add(decided: DecidedClaim): { provider: AnsweredProvider; claim: AcknowledgedClaim } {
    const { submitter, payee } = decided.claim.parties ?? {};
    const of = submitter?.id ?? '';
    const answered = this.submitters.get(of) ?? { submitter, providers: new Map() };
    this.submitters.set(of, answered);
    const npi = payee?.npi ?? '';
    const provider = answered.providers.get(npi) ?? {
      kind: payee?.kind ?? '2',
      last: payee?.name ?? '',
      id: npi,
      totals: NO_CLAIMS,
    };
    answered.providers.set(npi, provider);
    const claim = claimOf(decided, this.reasons);
    provider.totals = withClaim(provider.totals, claim);
    return { provider, claim };
  }

  batches(terms: AcknowledgmentTerms): AnsweredBatch[] {
    return [...this.submitters.values()].map(({ submitter, providers }, i): AnsweredBatch => {
      const reference = `${terms.reference}-${i + 1}`;
      return {
        reference,
        source: { entity: 'PR', name: terms.source.name, idQualifier: 'PI', id: terms.source.id },
        trace: reference,
        received: terms.received,
        processed: terms.processed,
        receiver: {
          kind: submitter?.kind ?? '2',
          last: submitter?.last ?? '',
          ...(submitter?.first ? { first: submitter.first } : {}),
          id: submitter?.id ?? '',
          batch: reference,
        },
        providers: [...providers.values()],
      };
    });
  }
}

const ACCEPTED = [{ category: 'A2', status: '20' }];

function claimOf(decided: DecidedClaim, reasons: Reasons): AcknowledgedClaim {
  const { claim } = decided;
  const dates = claim.lines
    .map((l) => l.from)
    .filter((d) => d !== '')
    .sort();
  const from = dates[0] ?? claim.received;
  const to = claim.lines
    .map((l) => l.to)
    .sort()
    .at(-1);
  const isAccepted = decided.outcome !== 'rejected';
  return {
    patient: patientOf(decided),
    controlNumber: claim.controlNumber,
    isAccepted,
    statuses: isAccepted ? ACCEPTED : rejection(decided, reasons),
    charge: claim.charge ?? 0,
    ...(isAccepted ? { payerControlNumber: claim.id } : {}),
    from,
    ...(to === undefined || to === '' || to < from ? {} : { to }),
  };
}

const UNSAID = { category: 'A3', code: '21' };

/** A baby that came as its mother's patient has no number of its own: hers stands for both. */
function patientOf({ claim }: DecidedClaim) {
  const { patient, subscriber } = claim.parties ?? {};
  const own = patient ?? { last: '', first: '', id: '' };
  return own.id === '' && subscriber ? { ...own, id: subscriber.id } : own;
}

/** Up to three statuses fit a claim; the first reason is the one to mend first. */
function rejection(decided: DecidedClaim, reasons: Reasons) {
  const codes = [
    ...decided.findings.map((f) => f.code.replace('claim.', '')),
    ...decided.lines.flatMap((l) => l.reasons.map((r) => r.code)),
  ];
  const found = codes.map((code) => reasons[code]?.status ?? UNSAID);
  const distinct = [...new Map(found.map((s) => [`${s.category} ${s.code}`, s])).values()];
  return (distinct.length > 0 ? distinct : [UNSAID]).slice(0, 3).map((s) => ({ category: s.category, status: s.code }));
}
