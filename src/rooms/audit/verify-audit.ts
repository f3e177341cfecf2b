import { createHash } from 'node:crypto';
import { type Finding, finding } from '../../kernel/index.ts';
import type { StoredLink } from './audit-store.ts';
import { BEGINNING, type Head, linkHash } from './chain.ts';

/** Where every chain ended at some moment; kept outside the database it can prove that nothing before it was cut off. */
export interface Anchor {
  readonly heads: Readonly<Record<string, { readonly link: number; readonly hash: string }>>;
  /** SHA-256 over all heads: short enough to be read out, printed or sent elsewhere. */
  readonly digest: string;
}

export interface AuditProof {
  readonly records: number;
  readonly chains: number;
  readonly findings: readonly Finding[];
  readonly anchor: Anchor;
}

/**
 * Recomputes every chain. Findings name the first broken link of each chain, chains shorter or longer than their head, and,
 * with an earlier anchor, what is missing since then.
 */
export async function verifyAudit(
  links: AsyncIterable<StoredLink>,
  heads: ReadonlyMap<string, Head>,
  earlier?: Anchor,
): Promise<AuditProof> {
  const findings: Finding[] = [];
  const ends = new Map<string, Head>();
  const broken = new Set<string>();
  const marks = new Map(Object.entries(earlier?.heads ?? {}));
  let records = 0;
  for await (const stored of links) {
    records += 1;
    const before = ends.get(stored.chain) ?? BEGINNING;
    ends.set(stored.chain, { link: stored.link, hash: stored.hash });
    const at = `${stored.chain} #${stored.link}`;
    const trouble = troubleOf(stored, before, at);
    if (trouble && !broken.has(stored.chain)) findings.push(trouble);
    if (trouble) broken.add(stored.chain);
    const mark = marks.get(stored.chain);
    if (mark?.link === stored.link && mark.hash !== stored.hash.toString('hex')) {
      findings.push(finding('audit.anchor_differs', at));
    }
  }
  for (const [chain, head] of heads) {
    const end = ends.get(chain) ?? BEGINNING;
    if (end.link !== head.link || !end.hash.equals(head.hash)) {
      findings.push(finding('audit.tail_missing', chain, { expected: String(head.link), received: String(end.link) }));
    }
  }
  for (const chain of ends.keys()) if (!heads.has(chain)) findings.push(finding('audit.head_missing', chain));
  for (const [chain, mark] of marks) {
    const { link } = ends.get(chain) ?? BEGINNING;
    if (link < mark.link) {
      findings.push(finding('audit.cut_off', chain, { expected: String(mark.link), received: String(link) }));
    }
  }
  return { records, chains: ends.size, findings, anchor: anchorOf(ends) };
}

function troubleOf(stored: StoredLink, before: Head, at: string): Finding | undefined {
  if (stored.link !== before.link + 1) return finding('audit.link_missing', at);
  const event = { ...stored, organization: stored.organization_id ?? undefined };
  const hash = linkHash(before.hash, stored.chain, stored.link, event, stored.detail);
  return hash.equals(stored.hash) ? undefined : finding('audit.link_altered', at);
}

function anchorOf(ends: ReadonlyMap<string, Head>): Anchor {
  const heads = Object.fromEntries(
    [...ends].map(([chain, { link, hash }]) => [chain, { link, hash: hash.toString('hex') }]),
  );
  return { heads, digest: createHash('sha256').update(JSON.stringify(heads)).digest('hex') };
}
