import {
  authorizationListCitations,
  calendarCitations,
  clockCitations,
  directoryCitations,
  libraryCitations,
  noticeCitations,
  type Pack,
  type PolicyBook,
  referralCitations,
} from '../../rules/index.ts';

/**
 * What kind of thing in the policy cites a row. A `page` is what the published guide says beside the rules, `library` a
 * page of the provider library, `desk` how that library behaves.
 */
export type CitedAs =
  | 'clause'
  | 'price'
  | 'provision'
  | 'question'
  | 'clock'
  | 'plan'
  | 'codes'
  | 'directory'
  | 'page'
  | 'library'
  | 'desk'
  | 'notice';

export interface PolicyCitation {
  readonly id: string;
  readonly as: CitedAs;
  /** `pack/provision/clause`, `pack/provision/price`, `pack/provision`, `pack/plan`, `code-sets/name`, `pack/benefit`, `pack/directory/entry`. */
  readonly at: string;
}

/** Every citation of the policy with the thing that makes it. */
export function policyCitations(book: PolicyBook): PolicyCitation[] {
  return [
    ...book.packs.flatMap((pack) => [...packCitations(pack)]),
    ...(book.calendars ?? []).flatMap(calendarCitations).flatMap(({ at, ids }) => cited(ids, 'clock', at)),
    ...Object.entries(book.codeSets).flatMap(([name, set]) => cited(set.cite, 'codes', `code-sets/${name}`)),
  ];
}

function cited(ids: readonly string[] | undefined, as: CitedAs, at: string): PolicyCitation[] {
  return (ids ?? []).map((id) => ({ id, as, at }));
}

function* packCitations(pack: Pack): Generator<PolicyCitation> {
  const { plan } = pack;
  yield* cited(plan.cite, 'plan', `${plan.plan}/plan`);
  const said = [...(plan.programs ?? []), ...Object.values(plan.choices ?? {})];
  for (const entry of [...(plan.brands ?? []), ...(plan.counties ?? []), ...said]) {
    yield* cited(entry.cite, 'plan', `${plan.plan}/plan`);
  }
  yield* cited(plan.discharge?.cite, 'plan', `${plan.plan}/plan`);
  yield* cited(pack.claimFile?.cite, 'plan', `${plan.plan}/837p`);
  for (const dialect of pack.enrollments ?? []) {
    yield* cited(dialect.cite, 'plan', `${plan.plan}/834-${dialect.name}`);
  }
  for (const { at, ids } of clockCitations(pack)) yield* cited(ids, 'clock', at);
  for (const { at, ids } of pack.notices ? noticeCitations(plan.plan, pack.notices) : [])
    yield* cited(ids, 'notice', at);
  for (const { at, ids } of directoryCitations(pack)) yield* cited(ids, 'directory', at);
  for (const { at, ids } of authorizationListCitations(pack)) yield* cited(ids, 'codes', at);
  for (const { at, ids } of referralCitations(pack)) yield* cited(ids, 'plan', at);
  for (const { id, at, where } of libraryCitations(pack.library ?? { pages: [] })) {
    yield { id, as: where === 'page' ? 'library' : 'desk', at: `${plan.plan}/library/${at}` };
  }
  for (const benefit of pack.benefits) {
    const page = `${plan.plan}/${benefit.benefit}`;
    yield* cited(benefit.cite, 'page', page);
    for (const note of benefit.notes ?? []) yield* cited(note.cite, 'page', page);
    for (const provision of benefit.provisions) {
      const at = `${plan.plan}/${provision.id}`;
      yield* cited(provision.cite, 'provision', at);
      yield* cited(provision.price?.cite, 'price', `${at}/price`);
      for (const amount of provision.price?.first_of ?? []) yield* cited(amount.cite, 'price', `${at}/price`);
      for (const clause of provision.clauses) yield* cited(clause.cite, 'clause', `${at}/${clause.id}`);
    }
  }
  for (const question of pack.questions) {
    yield* cited(question.cite, 'page', `${plan.plan}/${question.question}`);
    for (const provision of question.provisions) {
      const at = `${plan.plan}/${provision.id}`;
      yield* cited(provision.cite, 'provision', at);
      for (const clause of provision.clauses) yield* cited(clause.cite, 'question', `${at}/${clause.id}`);
    }
  }
}
