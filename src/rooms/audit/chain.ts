import { createHash } from 'node:crypto';

/** Who did what, when, to what. Names and numbers of members never stand in it: `subject` is a handle, a claim, an account. */
export interface AuditEvent {
  /** Plan key; empty before somebody signing in has taken a seat. */
  readonly plan: string;
  readonly at: Date;
  /** Account id, or the name of a command. */
  readonly actor: string;
  readonly organization?: string | undefined;
  /** `member.read`, `account.invited`, `access.refused` … */
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface Head {
  readonly link: number;
  readonly hash: Buffer;
}

export interface ChainedEvent extends Head {
  readonly event: AuditEvent;
  readonly chain: string;
  /** The text that is stored and hashed: an object written twice need not give the same text. */
  readonly detail: string;
}

export const BEGINNING: Head = { link: 0, hash: Buffer.alloc(0) };

/** SHA-256 over the hash before and everything the record says, as one JSON array: no two records share a text. */
export function linkHash(
  before: Buffer,
  chain: string,
  link: number,
  event: Omit<AuditEvent, 'detail'>,
  detail: string,
): Buffer {
  const { plan, at, actor, organization, action, subject } = event;
  const said = [
    before.toString('hex'),
    chain,
    link,
    plan,
    at.toISOString(),
    actor,
    organization ?? null,
    action,
    subject,
  ];
  return createHash('sha256')
    .update(JSON.stringify([...said, detail]))
    .digest();
}

/** Hangs events onto a chain, in order. */
export function chained(chain: string, head: Head, events: readonly AuditEvent[]): readonly ChainedEvent[] {
  let { link, hash } = head;
  return events.map((event) => {
    const detail = JSON.stringify(event.detail ?? {});
    link += 1;
    hash = linkHash(hash, chain, link, event, detail);
    return { event, chain, link, hash, detail };
  });
}
