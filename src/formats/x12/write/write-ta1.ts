import type { InterchangeReport } from '../report.ts';
import type { OutgoingEnvelope, TradingPartner, Written } from './outgoing-envelope.ts';
import { X12Writer } from './x12-writer.ts';

/** An interchange of TA1 segments, one per interchange received. */
export function writeTA1(interchanges: readonly InterchangeReport[], envelope: OutgoingEnvelope): Written {
  const w = new X12Writer(envelope);
  for (const { control, date, time, outcome, note } of interchanges) w.seg('TA1', control, date, time, outcome, note);
  w.close();
  return w.result();
}

/** Who an answer goes from and to: the interchange's partners, exchanged. */
export function replyTo(received: InterchangeReport): {
  readonly sender: TradingPartner;
  readonly receiver: TradingPartner;
} {
  const group = received.groups[0];
  return {
    sender: partner(received.receiverQualifier, received.receiver, group?.receiver),
    receiver: partner(received.senderQualifier, received.sender, group?.sender),
  };
}

function partner(qualifier: string, id: string, applicationId: string | undefined): TradingPartner {
  return { qualifier, id, ...(applicationId ? { applicationId } : {}) };
}
