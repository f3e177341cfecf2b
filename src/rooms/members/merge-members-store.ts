import { cinFrom, done, type Result, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { saveRecords } from './enrollment-rows-store.ts';
import { type KeptRecord, recordByHandle, recordsByNumber } from './member-rows-store.ts';
import { type Differs, differences, mergedRecord } from './merge-records.ts';
import { type Counts, countsOf, lockMembers, moveMembers, paidTwice } from './merge-store.ts';

export interface MergeAsked {
  /** Handle of the member who stays: whose number is in force. */
  readonly handle: string;
  /** A number of the member who goes. */
  readonly cin: string;
}

/** What would become of two members, before anything does. */
export interface MergeLook {
  readonly gone: KeptRecord;
  readonly stays: KeptRecord;
  readonly differs: readonly Differs[];
  readonly moves: Counts;
  /** Lines paid under both numbers for what looks like one service. */
  readonly paidTwice: number;
}

/** Both members and what would move. Nothing is written. */
export async function lookAtMerge(tx: Queryable, { handle, cin }: MergeAsked): Promise<Result<MergeLook>> {
  const stays = await recordByHandle(tx, handle);
  if (!stays) return refused('not_found', 'there is no such member');
  const number = cinFrom(cin);
  if (number === undefined) return refused('invalid', 'a Client Index Number is 9, seven digits and a letter');
  const [gone] = await recordsByNumber(tx, stays.plan, [number], []);
  if (!gone) return refused('no_other_member', 'no member of the plan has that number');
  if (gone.id === stays.id) return refused('same_member', 'that is a number of this very member');
  return done({
    gone,
    stays,
    differs: differences(gone, stays),
    moves: await countsOf(tx, stays.plan, gone.id),
    paidTwice: await paidTwice(tx, stays.plan, gone.id, stays.id),
  });
}

/**
 * Makes one member of two, on the word of a person who looked at both: in one transaction of the tables' owner, with nothing lost
 * and nothing done again. Where name or birth date differ, the person has to say that it is one person all the same.
 */
export async function mergeMembers(
  tx: Queryable,
  asked: MergeAsked,
  by: {
    readonly at: Date;
    readonly actor: string;
    readonly why: string;
    readonly isSamePerson: boolean;
    readonly networkOf: (plan: string) => string | undefined;
  },
): Promise<Result<MergeLook>> {
  const first = await lookAtMerge(tx, asked);
  if (!first.ok) return first;
  const { plan } = first.value.stays;
  await lockMembers(tx, plan, [first.value.gone.id, first.value.stays.id]);
  const looked = await lookAtMerge(tx, asked); // as they stand now that nobody else changes them
  if (!looked.ok) return looked;
  const { gone, stays, differs } = looked.value;
  if (differs.length > 0 && !by.isSamePerson) {
    return refused('different_person', 'name or birth date differ: say that it is one person all the same');
  }
  const merged = { ...mergedRecord(gone, stays), handle: stays.handle };
  const { at, actor, why } = by;
  const { rows } = await tx.query<{ file: string | null }>(
    'select enrollment_file as file from member where plan = $1 and member_id = $2',
    [plan, stays.id],
  );
  const saving = { plan, at, file: rows[0]?.file ?? null, network: by.networkOf(plan) ?? plan };
  await saveRecords(tx, saving, [merged], stays.isSynthetic);
  await moveMembers(tx, { plan, at, actor, because: 'person', why }, [{ gone, stays, merged }]);
  return looked;
}
