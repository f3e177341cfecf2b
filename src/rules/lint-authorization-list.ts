import { type Finding, finding } from '../kernel/index.ts';
import type { AuthorizationList } from './authorization-list.ts';
import type { Pack } from './compile.ts';

type Days = AuthorizationList['editions'][number]['in_force'];

/** Every citation of the list with the address it stands at. */
export function authorizationListCitations(pack: Pack): { at: string; ids: readonly string[] }[] {
  const at = `${pack.plan.plan}/authorization-list`;
  const list = pack.authorizationList;
  if (!list) return [];
  return [
    { at, ids: list.cite },
    ...list.editions.flatMap((e) => [
      { at: `${at}/${e.edition}`, ids: e.cite },
      ...e.rows.map((r) => ({ at: `${at}/${e.edition}/${r.system} ${r.code}`, ids: r.cite })),
    ]),
  ];
}

/** A list that gives a code two answers on one day, or leaves open why it gives none. */
export function lintAuthorizationList(pack: Pack): Finding[] {
  const list = pack.authorizationList;
  if (!list) return [];
  const at = `${pack.plan.plan}/authorization-list`;
  const silent =
    (list.unknown === undefined) === (list.editions.length === 0)
      ? [finding('policy.list_unknown_or_loaded', at, { expected: 'editions, or why there are none' })]
      : [];
  const editions = clashes(
    list.editions.map((e) => ({ ...e, key: 'edition' })),
    (e) => e.edition,
  ).map((received) => finding('policy.listed_twice', at, { received }));
  const rows = list.editions.flatMap((e) =>
    clashes(
      e.rows.map((r) => ({ ...r, key: `${r.system} ${r.code}` })),
      (r) => r.key,
    ).map((received) => finding('policy.listed_twice', `${at}/${e.edition}`, { received })),
  );
  const reversed = list.editions
    .flatMap((e) => [e.in_force, ...e.rows.map((r) => r.in_force)])
    .filter(({ from, to }) => from !== undefined && to !== undefined && to < from)
    .map(({ from, to }) => finding('policy.dates_reversed', at, { received: `${from} to ${to}` }));
  return [...silent, ...editions, ...rows, ...reversed];
}

/** Things of one key whose days meet, each named once. A list may be long, so only those of one key are compared. */
function clashes<T extends { readonly key: string; readonly in_force: Days }>(
  things: readonly T[],
  name: (thing: T) => string,
): string[] {
  const found = [...Map.groupBy(things, (t) => t.key).values()].flatMap((alike) =>
    alike.flatMap((a, i) => alike.slice(i + 1).flatMap((b) => (meet(a.in_force, b.in_force) ? [name(b)] : []))),
  );
  return [...new Set(found)];
}

function meet(a: Days, b: Days): boolean {
  return (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999');
}
