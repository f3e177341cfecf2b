/** What was attached for one thing that is missing: read by nobody yet, or read and found to be it or not. */
export interface Paper {
  readonly attachments: readonly string[];
  readonly read: 'unread' | 'holds' | 'fails';
}

export type Papers = Readonly<Record<string, Paper>>;

/** More for an item is to be read anew. */
export function withPapers(before: Papers, added: Readonly<Record<string, readonly string[]>> = {}): Papers {
  const after = Object.entries(added).map(([item, attachments]): [string, Paper] => [
    item,
    { attachments: [...new Set([...(before[item]?.attachments ?? []), ...attachments])], read: 'unread' },
  ]);
  return { ...before, ...Object.fromEntries(after) };
}

export function asRead(before: Papers, item: string, holds: boolean): Papers {
  const paper = before[item];
  return paper ? { ...before, [item]: { ...paper, read: holds ? 'holds' : 'fails' } } : before;
}

export function unreadItems(papers: Papers): string[] {
  return Object.entries(papers).flatMap(([item, { read }]) => (read === 'unread' ? [item] : []));
}
