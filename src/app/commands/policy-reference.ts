import { bringUpToDate } from '../reference/bring-up-to-date.ts';
import { referencePages } from '../reference/pages.ts';
import { readShelf } from '../reference/shelf.ts';

/** `madrone policy reference [--check]`: the reference pages that are written from the policy. */
export async function policyReference(check: boolean): Promise<number> {
  return bringUpToDate(await referencePages(await readShelf()), check, './madrone policy reference');
}
