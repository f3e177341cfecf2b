import { type Finding, finding } from '../kernel/index.ts';
import type { Pack, PolicyBook } from './compile.ts';
import type { DirectoryContact, DirectoryEntry, DirectoryFile } from './directory.ts';
import type { SourcesFile } from './pack-schema.ts';

type Row = SourcesFile['statements'][number] & { readonly dated: string | undefined };

/** Every citation of a pack's directory and of its rules for capacity, with the address it stands at. */
export function directoryCitations(pack: Pack): { at: string; ids: readonly string[] }[] {
  const name = pack.plan.plan;
  const entries = (pack.directory ?? []).flatMap((file) => [
    { at: `${name}/directory/${file.directory}`, ids: file.cite },
    ...file.entries.flatMap((e) => [{ at: `${name}/directory/${e.id}`, ids: citesOfEntry(e) }]),
  ]);
  const rules = Object.values(pack.network ?? {})
    .flat()
    .flatMap((rule) => (rule === undefined ? [] : [{ at: `${name}/network`, ids: rule.cite }]));
  return [...entries, ...rules];
}

/** Every row an entry rests on, each once. */
export function citesOfEntry(entry: DirectoryEntry): string[] {
  const parts = [...entry.services, ...entry.contacts, ...entry.notes, ...entry.unknown, entry.address, entry.hours];
  return [...new Set([...entry.cite, ...parts.flatMap((part) => part?.cite ?? [])])];
}

/** What a directory says that cannot be right, beside the rows it cites. */
export function lintDirectory(book: PolicyBook, sources: readonly SourcesFile[]): Finding[] {
  const rows = new Map<string, Row>(
    sources.flatMap((s) => s.statements.map((row) => [row.id, { ...row, dated: s.document.dated }] as const)),
  );
  return book.packs.flatMap((pack) => {
    const seen = new Set<string>();
    const directory = (pack.directory ?? []).flatMap((file) => [
      ...lintCheckedOn(pack, file, rows),
      ...file.entries.flatMap((entry) => lintEntry(book, pack, entry, rows, seen)),
    ]);
    return [...directory, ...lintNetwork(pack)];
  });
}

/** Rules for capacity and qualifications name entries and questions of their own plan. */
function lintNetwork(pack: Pack): Finding[] {
  const at = `${pack.plan.plan}/network`;
  const entries = new Set((pack.directory ?? []).flatMap((file) => file.entries.map((e) => e.id)));
  const questions = new Set(pack.questions.map((q) => q.question));
  const unknown = [
    ...(pack.network?.over_capacity?.tell ?? []).filter((id) => !entries.has(id)),
    ...(pack.network?.qualifications ?? [])
      .flatMap((q) => [...q.questions, q.further_training?.question ?? []].flat())
      .filter((q) => !questions.has(q)),
  ];
  return unknown.map((received) => finding('directory.unknown_name', at, { received }));
}

/** The day the data were last checked is the day its documents carry, neither newer nor invented. */
function lintCheckedOn(pack: Pack, file: DirectoryFile, rows: ReadonlyMap<string, Row>): Finding[] {
  if (rows.size === 0) return [];
  const dated = new Set(file.entries.flatMap(citesOfEntry).map((id) => rows.get(id)?.dated));
  const received = file.checked_on;
  if (dated.has(received) || dated.size === 0) return [];
  const expected = [...dated].map((d) => d ?? 'no date').join(', ');
  return [
    finding('directory.checked_on', `${pack.plan.plan}/directory/${file.directory}`, {
      expected,
      received: received ?? 'no date',
    }),
  ];
}

function lintEntry(
  book: PolicyBook,
  pack: Pack,
  entry: DirectoryEntry,
  rows: ReadonlyMap<string, Row>,
  seen: Set<string>,
): Finding[] {
  const at = `${pack.plan.plan}/directory/${entry.id}`;
  const found: Finding[] = [];
  for (const key of [
    `id ${entry.id}`,
    `name ${entry.name} ${entry.brands?.join() ?? ''} ${entry.address?.city ?? ''}`,
  ]) {
    if (seen.has(key)) found.push(finding('directory.entry_twice', at, { received: key.trim() }));
    seen.add(key);
  }
  for (const { service } of entry.services) {
    if (!book.services?.[service]) found.push(finding('directory.unknown_service', at, { received: service }));
  }
  return [...found, ...entry.contacts.flatMap((contact) => lintContact(`${at}/${contact.channel}`, contact, rows))];
}

/** Channels whose value is dialled. */
const DIALLED = new Set(['phone', 'toll_free', 'cell', 'direct_line', 'tty', 'fax', 'electronic_fax']);

function lintContact(at: string, contact: DirectoryContact, rows: ReadonlyMap<string, Row>): Finding[] {
  const { channel, value, unknown, cite } = contact;
  if ((value === undefined) !== (unknown !== undefined)) {
    return [finding('directory.unknown_or_value', at, { expected: 'a value, or why it is unknown' })];
  }
  if (value === undefined) return [];
  const shape = DIALLED.has(channel)
    ? /^(711|(1-)?\d{3}-\d{3}-\d{4})$/
    : channel === 'email'
      ? /^[^\s@]+@[^\s@]+\.[a-z]+$/
      : /^(https:\/\/)?[a-z0-9.-]+\.[a-z]+(\/\S*)?$/;
  if (!shape.test(value)) return [finding('directory.contact_shape', at, { received: value })];
  const said = cite.map((id) => JSON.stringify(rows.get(id) ?? '')).join(' ');
  return rows.size === 0 || plain(said).includes(plain(value))
    ? []
    : [finding('directory.contact_not_in_rows', at, { expected: cite.join(', '), received: value })];
}

/** Numbers are printed with parentheses here and hyphens there. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[()\s-]/g, '');
}
