import type { Queryable } from '../../platform/db/index.ts';
import type { GivenTranslation, KeptNotice } from './notice-row.ts';

/** The newest translation of each reason in a member's letters of one case, by the words it translates. */
export async function translatedReasons(
  tx: Queryable,
  plan: string,
  number: string,
  language: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ written: string; reason: string }>(
    `select n.content->>'reason' as written, t.reason from notice n join notice_translation t using (plan, notice_id)
     where n.plan = $1 and n.number = $2 and n.recipient = 'member' and t.language = $3 and n.content->>'reason' is not null
     order by t.at, t.sequence`,
    [plan, number, language],
  );
  return new Map(rows.map(({ written, reason }) => [written, reason]));
}

/** Kept beside the letter, after what was given before; two at once take turns. A letter that nothing else holds waits for the sender again. */
export async function putTranslation(
  tx: Queryable,
  { id, plan, why, state }: KeptNotice,
  given: GivenTranslation & { readonly into: string; readonly account: string },
): Promise<void> {
  await tx.query('select 1 from notice where notice_id = $1 for no key update', [id]);
  await tx.query(
    `insert into notice_translation (plan, notice_id, language, sequence, reason, translator, statement, by_account, at)
     select $1, $2, $3, 1 + count(*), $4, $5, $6, $7, to_timestamp($8::float8 / 1000) from notice_translation
     where notice_id = $2 and language = $3`,
    [plan, id, given.into, given.reason, given.translator, given.statement, given.account, given.at],
  );
  const left = why.filter(({ code }) => code !== 'reason_awaits_translation');
  await tx.query(
    `update notice set why = $2, state = $3, pdf = null, written_on = null where notice_id = $1 and state <> 'sent'`,
    [id, JSON.stringify(left), state === 'blocked' && left.length === 0 ? 'queued' : state],
  );
}
