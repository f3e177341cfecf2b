import type { PolicyBook } from './compile.ts';
import type { Clause, DocumentSpec } from './schema.ts';

/** A document that policy asks for, with the address of every clause that asks for it. */
export interface NamedDocument {
  readonly id: string;
  readonly uses: readonly {
    readonly clause: string;
    readonly spec: DocumentSpec | undefined;
    readonly clauseSource: Clause;
  }[];
}

/** Every document name in the book, sorted. A name in a request's list of contents has no author of its own. */
export function documentsOf(book: Pick<PolicyBook, 'packs'>): NamedDocument[] {
  const uses = new Map<string, NamedDocument['uses'][number][]>();
  for (const pack of book.packs) {
    for (const provision of pack.benefits.flatMap((b) => b.provisions)) {
      for (const source of provision.clauses) {
        const clause = `${pack.plan.plan}/${provision.id}/${source.id}`;
        const note = (id: string, spec: DocumentSpec | undefined) =>
          uses.set(id, [...(uses.get(id) ?? []), { clause, spec, clauseSource: source }]);
        for (const spec of specsOf(source)) for (const id of spec.any_of) note(id, spec);
        if ('authorization' in source) for (const id of source.authorization.documents ?? []) note(id, undefined);
      }
    }
  }
  return [...uses].map(([id, found]) => ({ id, uses: found })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function specsOf(source: Clause): DocumentSpec[] {
  if ('document' in source) return [source.document];
  if ('limit' in source) return typeof source.limit.beyond === 'object' ? [source.limit.beyond.document] : [];
  return 'authorization' in source && source.authorization.unless_document
    ? [source.authorization.unless_document]
    : [];
}
