import type { Finding } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { AnsweredRecord } from './answer-file.ts';
import type { FileState, LoadCounts } from './load-enrollment.ts';

export interface StoredFile extends LoadCounts {
  readonly file: string;
  readonly name: string;
  readonly format: '834' | 'flat';
  readonly received: string;
  readonly state: FileState;
  readonly left_out: number;
  readonly covered: number;
}

const MOST_FILES = 200;

export async function filesOf(tx: Queryable, plan: string): Promise<readonly StoredFile[]> {
  const { rows } = await tx.query<StoredFile & { at: Date }>(
    `select file_id as file, name, format, received_at as at, state, taken, warned, rejected, left_out, covered from enrollment_file
     where plan = $1 order by received_at desc, file_id limit ${MOST_FILES}`,
    [plan],
  );
  return rows.map(({ at, ...file }) => ({ ...file, received: at.toISOString() }));
}

/** Files that somebody has to look at: refused whole, or begun and not finished. */
export async function waitingFiles(tx: Queryable, plan: string): Promise<readonly StoredFile[]> {
  return (await filesOf(tx, plan)).filter(({ state }) => state !== 'done');
}

/** What is wrong with the file itself, then record by record; undefined when there is no such file. */
export async function answersOf(
  tx: Queryable,
  plan: string,
  file: string,
): Promise<readonly AnsweredRecord[] | undefined> {
  const { rows: files } = await tx.query<{ findings: readonly Finding[] }>(
    'select findings from enrollment_file where plan = $1 and file_id = $2',
    [plan, file],
  );
  const [found] = files;
  if (!found) return undefined;
  const { rows } = await tx.query<{ position: number; place: string; finding: Finding }>(
    'select position, place, finding from enrollment_answer where plan = $1 and file_id = $2 order by position, number',
    [plan, file],
  );
  return [
    ...found.findings.map((finding) => ({ position: 0, at: finding.at, finding })),
    ...rows.map(({ position, place, finding }) => ({ position, at: place, finding })),
  ];
}

/** What stands beside the member in other rooms, as far as the request may see it. */
export interface Papers {
  readonly authorizations: readonly {
    readonly number: string;
    readonly codes: readonly string[];
    readonly from: string;
    readonly to: string;
    readonly units?: number;
    readonly provider?: string;
  }[];
  readonly documents: readonly { readonly document: string; readonly on: string; readonly by?: string }[];
}

export async function papersOf(tx: Queryable, plan: string, member: string): Promise<Papers> {
  const { rows } = await tx.query<Papers>(
    `select coalesce((select json_agg(json_strip_nulls(json_build_object('number', number, 'codes', codes, 'from', from_date,
         'to', to_date, 'units', units, 'provider', provider_id)) order by from_date desc, number)
       from authorization_approval where plan = $1 and member_id = $2), '[]') as authorizations,
      coalesce((select json_agg(json_strip_nulls(json_build_object('document', document, 'on', on_date, 'by', by_type))
         order by on_date desc, document) from member_document where plan = $1 and member_id = $2), '[]') as documents`,
    [plan, member],
  );
  return rows[0] ?? { authorizations: [], documents: [] };
}
