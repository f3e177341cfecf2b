import { done, type Result, refused } from '../../kernel/index.ts';
import { informationAdded } from './add-information.ts';
import { decidedByPolicy } from './decide-automatically.ts';
import type { Request } from './open-request.ts';
import { asRead } from './papers.ts';
import { CLINICAL_ITEMS, type RequestBody } from './request.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';

export interface ReadPaper {
  readonly item: string;
  /** Whether it is what was missing. */
  readonly holds: boolean;
  /** What it shows, where a fact is missing. */
  readonly facts: RequestBody['facts'];
}

/**
 * A person of the plan has read what was attached for something missing: it is that, and the fact it shows is stated; or it is not, and
 * is missing again.
 */
export async function readPaper(
  desk: RequestDesk,
  number: string,
  { item, holds, facts }: ReadPaper,
  asking: Asking,
): Promise<Result<Request>> {
  const after = await step(desk, number, 'read_paper', asking, (request) => {
    if (request.papers[item]?.read !== 'unread') return refused('nothing_to_read', item);
    if (holds && item in desk.policy.vocabulary && !(item in facts)) return refused('fact_not_said', item);
    const papers = asRead(request.papers, item, holds);
    const clinical = CLINICAL_ITEMS.find((one) => one === item);
    const checklist = clinical ? { [clinical]: holds ? ('attached' as const) : ('missing' as const) } : {};
    const added = { checklist, facts: holds ? facts : {}, attachments: [] };
    return done([
      { kind: 'paper_read', item, holds },
      informationAdded(desk, { ...request, papers }, added, asking.now),
    ]);
  });
  return after.ok ? decidedByPolicy(desk, after.value, asking.now) : after;
}
