import { providerOf } from '../authorizations/request-sheet.ts';
import type { OpenedContinuity } from '../contract/continuity.ts';

/** What a member says of himself, as he typed it. */
interface AskedToStay {
  readonly provider: string;
  readonly since: string;
  readonly what: string;
  readonly urgency: NonNullable<OpenedContinuity['urgency']>;
}

/** As the server takes it: one of those found by its number, anybody else by the name; since when is the member's word. */
export function sentWish({ provider, since, what, urgency }: AskedToStay) {
  const typed = provider.trim();
  const npi = providerOf({ text: typed });
  return {
    ...(/^\d{10}$/.test(npi) ? { provider: npi } : { providerName: typed }),
    ...(since === '' ? {} : { evidence: [{ kind: 'member_statement' as const, on: since }] }),
    ...(what.trim() === '' ? {} : { note: what.trim() }),
    urgency,
  };
}
