import type { AcknowledgedClaim, AcknowledgedProvider, ClaimAcknowledgment } from '../../formats/x12/index.ts';
import type { IsoDate } from '../../kernel/index.ts';
import type { Reasons } from '../../rules/index.ts';
import type { DecidedClaim } from './decided-claim.ts';

export interface AcknowledgmentTerms {
  readonly source: { readonly name: string; readonly id: string };
  readonly received: IsoDate;
  readonly processed: IsoDate;
  readonly reference: string;
  readonly reasons: Reasons;
}

/** One acknowledgment a submitter: accepted into adjudication, or rejected with the standard status of each reason. */
export function acknowledgmentsOf(claims: readonly DecidedClaim[], terms: AcknowledgmentTerms): ClaimAcknowledgment[] {
  const bySubmitter = Map.groupBy(claims, (c) => c.claim.parties?.submitter.id ?? '');
  return [...bySubmitter.values()].map((own, i): ClaimAcknowledgment => {
    const submitter = own[0]?.claim.parties?.submitter;
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
      providers: [...Map.groupBy(own, (c) => c.claim.parties?.payee.npi ?? '').values()].map((of) =>
        providerOf(of, terms),
      ),
    };
  });
}

function providerOf(claims: readonly DecidedClaim[], terms: AcknowledgmentTerms): AcknowledgedProvider {
  const payee = claims[0]?.claim.parties?.payee;
  return {
    kind: payee?.kind ?? '2',
    last: payee?.name ?? '',
    id: payee?.npi ?? '',
    claims: claims.map((c) => claimOf(c, terms)),
  };
}

const ACCEPTED = [{ category: 'A2', status: '20' }];

function claimOf(decided: DecidedClaim, terms: AcknowledgmentTerms): AcknowledgedClaim {
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
    statuses: isAccepted ? ACCEPTED : rejection(decided, terms),
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
function rejection(decided: DecidedClaim, terms: AcknowledgmentTerms) {
  const codes = [
    ...decided.findings.map((f) => f.code.replace('claim.', '')),
    ...decided.lines.flatMap((l) => l.reasons.map((r) => r.code)),
  ];
  const found = codes.map((code) => terms.reasons[code]?.status ?? UNSAID);
  const distinct = [...new Map(found.map((s) => [`${s.category} ${s.code}`, s])).values()];
  return (distinct.length > 0 ? distinct : [UNSAID]).slice(0, 3).map((s) => ({ category: s.category, status: s.code }));
}
