import type { Queryable } from '../../platform/db/index.ts';
import type { NoticeParties } from './make-notices.ts';
import type { NoticeFormat, NoticeMatter, NoticePeople } from './notice-matter.ts';
import type { Reached } from './who-gets-it.ts';

interface PartyRow extends Record<string, unknown> {
  readonly who: 'member' | 'requesting_provider' | 'servicing_provider';
  readonly name: string;
  readonly cin: string | null;
  readonly language: string | null;
  readonly format: NoticeFormat | null;
  readonly portal: boolean;
}

export type GroupContact = (plan: string, group: string) => NoticePeople['group'];

/** Whom the letters of a case can go to, as far as who decides or asks may know: whether, never where. */
export async function partiesOf(
  tx: Queryable,
  network: string,
  matter: NoticeMatter,
  groupOf: GroupContact,
): Promise<NoticeParties> {
  const { plan, number, requester, servicing } = matter;
  const { rows } = await tx.query<PartyRow & { fax: boolean; mail: boolean }>(
    'select * from notice_reach($1, $2, $3, $4, $5)',
    [plan, number, network, requester, servicing],
  );
  const outside = outsiders(matter).map((one) => ({ ...one, fax: one.fax !== null }));
  return parties([...rows, ...outside], await named(tx, network, matter, groupOf));
}

/** Whom the network does not have, as whoever asked named him: there is his fax, or no way to him. */
function outsiders({ outside = [], requester, servicing }: NoticeMatter) {
  const roles = { requesting_provider: requester, servicing_provider: servicing } as const;
  return (['requesting_provider', 'servicing_provider'] as const).flatMap((who) => {
    const one = outside.find(({ npi }) => npi === roles[who]);
    if (!one) return [];
    const { name, fax = null } = one;
    return [{ who, name, fax, cin: null, language: null, format: null, portal: false, mail: false, address: null }];
  });
}

type Named = Pick<NoticePeople, 'group' | 'offered'>;

async function named(tx: Queryable, network: string, matter: NoticeMatter, groupOf: GroupContact): Promise<Named> {
  return { group: await groupNamed(tx, matter, groupOf), offered: await offeredIn(tx, network, matter.offered ?? []) };
}

/** Names of providers a member may choose from, in the order they were offered; one without a name is left out. */
async function offeredIn(tx: Queryable, network: string, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select provider_id as id, name from network_providers($1, $2)',
    [network, ids],
  );
  return ids.flatMap((id) => rows.find((row) => row.id === id)?.name ?? []);
}

/** As the directory publishes the group, else by the name it has with us. */
async function groupNamed(
  tx: Queryable,
  { plan, group }: NoticeMatter,
  groupOf: GroupContact,
): Promise<NoticePeople['group']> {
  if (group === undefined) return undefined;
  const published = groupOf(plan, group);
  if (published) return published;
  const { rows } = await tx.query<{ name: string }>('select name from organization where organization_id = $1', [
    group,
  ]);
  return rows[0] && { name: rows[0].name, phone: undefined };
}

export interface Addresses {
  readonly fax: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

interface PostalAddress {
  readonly lines: readonly string[];
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

/** The same for the sender, with numbers and addresses. */
export async function partiesForSending(
  tx: Queryable,
  network: string,
  matter: NoticeMatter,
  groupOf: GroupContact,
): Promise<{ readonly parties: NoticeParties; readonly addresses: Addresses }> {
  const { plan, number, requester, servicing } = matter;
  const { rows: known } = await tx.query<PartyRow & { fax: string | null; address: PostalAddress | null }>(
    'select * from notice_parties($1, $2, $3, $4, $5)',
    [plan, number, network, requester, servicing],
  );
  const rows = [...known, ...outsiders(matter)];
  const reach = rows.map((row) => ({ ...row, fax: row.fax !== null, mail: row.address !== null }));
  return {
    parties: parties(reach, await named(tx, network, matter, groupOf)),
    addresses: {
      fax: new Map(rows.flatMap(({ who, fax }) => (fax === null ? [] : [[who, fax]]))),
      lines: new Map(
        rows.flatMap(({ who, name, address }) => (address === null ? [] : [[who, linesOf(name, address)]])),
      ),
    },
  };
}

function linesOf(name: string, { lines, city, state, zip }: PostalAddress): string[] {
  return [name, ...lines, `${city} ${state} ${zip}`];
}

function parties(
  rows: readonly (PartyRow & { readonly fax: boolean; readonly mail: boolean })[],
  also: Named,
): NoticeParties {
  const of = (who: PartyRow['who']) => rows.find((row) => row.who === who);
  const reached = (who: PartyRow['who']): Reached => {
    const { portal = false, fax = false, mail = false } = of(who) ?? {};
    return { portal, fax, mail };
  };
  const member = of('member');
  return {
    people: {
      member: { name: member?.name ?? '', cin: member?.cin ?? '' },
      requester: of('requesting_provider')?.name,
      servicing: of('servicing_provider')?.name,
      ...also,
    },
    language: member?.language ?? undefined,
    format: member?.format ?? 'standard',
    reached: {
      member: reached('member'),
      requesting_provider: reached('requesting_provider'),
      servicing_provider: reached('servicing_provider'),
    },
  };
}

/** Whom letters can go to, for who acts for nobody and so sees all: the sender. */
export async function partiesForAll(...asked: Parameters<typeof partiesForSending>): Promise<NoticeParties> {
  return (await partiesForSending(...asked)).parties;
}
