import type { Queryable } from '../../platform/db/index.ts';
import { appendAudit } from '../audit/index.ts';
import { type AccountRow, accountOf, triesOf } from './account-rows.ts';
import type { BreakGlassPage, DoorStore, Identity } from './door.ts';
import { linkStore } from './link-store.ts';
import { managerStore } from './manager-store.ts';
import { passkeyStore } from './passkey-store.ts';
import type { BrandReach } from './plans-reached.ts';
import { sessionStore } from './session-store.ts';

const ACCOUNT = `account_id, email, name, language, language_chosen, password_hash, second_factor, failures, locked_until, active,
  exists (select from passkey p where p.account_id = account.account_id) as has_passkey`;

/** Who may come in, as the owner of the tables sees it. An account that is read is held until the transaction ends. */
export function doorStore(db: Queryable, brands: readonly BrandReach[]): DoorStore {
  const one = async (condition: string, params: readonly unknown[]) => {
    const { rows } = await db.query<AccountRow>(`select ${ACCOUNT} from account where ${condition} for update`, params);
    return accountOf(rows[0]);
  };
  const changed = async (sql: string, params: readonly unknown[]) => (await db.query(sql, params)).rowCount > 0;
  return {
    accountByEmail: (email) => one('email = $1', [email]),
    accountById: (id) => one('account_id = $1', [id]),
    accountByIdentity: ({ issuer, subject }) =>
      one('account_id = (select i.account_id from identity i where i.issuer = $1 and i.subject = $2)', [
        issuer,
        subject,
      ]),
    async addAccount({ email, name, language, passwordHash }, now) {
      const { rows } = await db.query<{ id: string }>(
        `insert into account (email, name, language, password_hash, created_at) values ($1, $2, $3, $4, $5)
         on conflict (email) do nothing returning account_id as id`,
        [email, name, language, passwordHash ?? null, now],
      );
      return rows[0]?.id;
    },
    addIdentity: ({ issuer, subject }: Identity, account) =>
      changed('insert into identity values ($1, $2, $3) on conflict do nothing', [issuer, subject, account]),
    async keepTries(account, { failures, lockedUntil }) {
      await db.query('update account set failures = $2, locked_until = $3 where account_id = $1', [
        account,
        failures,
        lockedUntil ?? null,
      ]);
    },
    async triesOfNobody(digest) {
      const { rows } = await db.query<{ failures: number; locked_until: Date | null }>(
        'select failures, locked_until from sign_in_try where email_hash = $1 for update',
        [digest],
      );
      return triesOf(rows[0] ?? { failures: 0, locked_until: null });
    },
    async keepTriesOfNobody(digest, { failures, lockedUntil }, now) {
      await db.query(
        `insert into sign_in_try (email_hash, failures, locked_until, at) values ($1, $2, $3, $4)
         on conflict (email_hash) do update set failures = $2, locked_until = $3, at = $4`,
        [digest, failures, lockedUntil ?? null, now],
      );
    },
    async forgetTriesOfNobody(before) {
      await db.query('delete from sign_in_try where at < $1', [before]);
    },
    async setPassword(account, hash) {
      await db.query('update account set password_hash = $2 where account_id = $1', [account, hash]);
    },
    setFactor: (account, sealed, digests, step) =>
      changed(
        `update account set second_factor = $2, recovery_codes = $3, second_factor_step = $4
         where account_id = $1 and second_factor is null`,
        [account, sealed, digests, step],
      ),
    spendStep: (account, step) =>
      changed('update account set second_factor_step = $2 where account_id = $1 and second_factor_step < $2', [
        account,
        step,
      ]),
    spendRecoveryCode: (account, digest) =>
      changed(
        `update account set recovery_codes = array_remove(recovery_codes, $2)
         where account_id = $1 and $2 = any (recovery_codes)`,
        [account, digest],
      ),
    async takeFactor(account) {
      await db.query(`update account set second_factor = null, recovery_codes = '{}' where account_id = $1`, [account]);
      await db.query('delete from passkey where account_id = $1', [account]);
    },
    ...managerStore(db),
    ...sessionStore(db, brands),
    ...linkStore(db),
    ...passkeyStore(db),
    record: (chain, event) => appendAudit(db, chain, [event]),
    async isSynthetic() {
      const { rows } = await db.query<{ some: boolean }>('select exists (select from account where synthetic) as some');
      return rows[0]?.some ?? false;
    },
    breakGlassOpened: (plans, page) => breakGlassOpened(db, plans, page),
  };
}

async function breakGlassOpened(
  db: Queryable,
  plans: readonly string[],
  { offset, limit }: { offset: number; limit: number },
): Promise<BreakGlassPage> {
  const from = `from member_glimpse g join session s using (session_id) join account a on a.account_id = s.account_id
    left join organization o on o.organization_id = s.organization_id left join account r on r.account_id = g.reviewed_by
    where g.depth = 'full' and g.plan = any ($1)`;
  const { rows: counts } = await db.query<{ n: number }>(`select count(*)::int as n ${from}`, [plans]);
  const { rows } = await db.query<BreakGlassPage['rows'][number]>(
    `select g.glimpse_id as id, g.opened_at as at, g.plan, g.member_id as member, a.name as person, coalesce(o.name, '') as organization,
       coalesce(g.reason, '') as reason, g.review, g.reviewed_at as "reviewedAt", r.name as reviewer
     ${from} order by g.opened_at desc, g.member_id offset $2 limit $3`,
    [plans, offset, limit],
  );
  return { total: counts[0]?.n ?? 0, rows };
}
