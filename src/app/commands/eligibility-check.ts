import { readFile } from 'node:fs/promises';
import { type Actor, californiaDate, type IsoDate } from '../../kernel/index.ts';
import type { Database, Queryable } from '../../platform/db/index.ts';
import { scopeOf } from '../../platform/http/index.ts';
import { checkEligibility, checkEligibilityFile, SqlMemberStore } from '../../rooms/members/index.ts';
import { compilePolicy, Speech } from '../../rules/index.ts';
import { writeWhole } from '../adjudicate/answer-files.ts';
import { lookAtInput } from '../input-file.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll, unknownPlan } from './speak.ts';

export interface EligibilityOptions {
  readonly plan: string;
  readonly on?: IsoDate;
  readonly cin?: string;
  readonly last?: string;
  readonly first?: string;
  readonly born?: IsoDate;
  readonly out?: string;
  readonly json?: boolean;
  readonly lang: string;
}

const MOST_ROWS = 1_000_000;
const NO_SESSION = '00000000-0000-0000-0000-000000000000';

/** `madrone eligibility check [FILE] --plan P`: one person, or every row of a flat file. */
export async function eligibilityCheck(
  path: string | undefined,
  options: EligibilityOptions,
  settings: Settings,
): Promise<number> {
  const { book } = await loadPolicyFolder({ sources: false });
  const speech = new Speech(book, options.lang);
  const policy = compilePolicy(book, options.plan);
  if (!policy) return sayAll([unknownPlan(options.plan)], speech, EXIT.usage);
  const missing = path === undefined ? undefined : await lookAtInput(path);
  if (missing) return sayAll([missing], speech, EXIT.badInput);
  const now = new Date();
  const db = await openMigrated(settings);
  try {
    return await asPlan(db, policy.brand, now, (tx) => {
      const members = new SqlMemberStore(tx, now);
      const today = options.on ?? californiaDate(now);
      return path === undefined ? one(members, options, today) : many(members, path, options, today);
    });
  } finally {
    await closeDatabase(db);
  }
}

async function one(members: SqlMemberStore, options: EligibilityOptions, today: IsoDate): Promise<number> {
  const { cin, last, first, born } = options;
  const [answer] = await checkEligibility(members, [{ cin, last, first, born }], today);
  if (!answer) throw new Error('a question was asked and no answer came back');
  if (options.json) console.log(JSON.stringify(answer, null, 2));
  else {
    const until = answer.coverage
      ? `, covered from ${answer.coverage.from} to ${answer.coverage.to ?? 'no end known'}`
      : '';
    console.log(`${answer.eligible} on ${answer.on}: ${answer.because}${until}`);
  }
  return answer.eligible === 'yes' ? EXIT.yes : EXIT.no;
}

async function many(
  members: SqlMemberStore,
  path: string,
  options: EligibilityOptions,
  today: IsoDate,
): Promise<number> {
  const answered = await checkEligibilityFile(members, await readFile(path, 'utf8'), today, MOST_ROWS);
  if (!answered.ok) {
    console.error(answered.refusal.because);
    return EXIT.badInput;
  }
  if (options.out === undefined) process.stdout.write(answered.value.text);
  else console.log(await writeWhole('.', options.out, answered.value.text));
  return EXIT.yes;
}

/** A command works for the plan, under the same row-level security as a request of its people. */
function asPlan<T>(db: Database, plan: string, now: Date, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const actor: Actor = {
    account: 'command line',
    session: NO_SESSION,
    name: 'command line',
    language: 'en',
    organization: plan,
    organizationName: plan,
    plans: [plan],
    roles: [],
    permissions: new Set(['eligibility.check']),
    reach: 'plan',
  };
  return db.transaction(work, scopeOf(actor, now));
}
