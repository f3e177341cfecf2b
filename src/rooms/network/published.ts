import {
  citesOfEntry,
  type DirectoryContact,
  type DirectoryEntry,
  type DirectoryFile,
  type Pack,
} from '../../rules/index.ts';
import type { Listing, ListingContact } from './listing.ts';

/** The listings a plan's documents publish, as they publish them. Departments of the plan belong to the plan itself. */
export function publishedListings(pack: Pack): Listing[] {
  return (pack.directory ?? []).flatMap((file) => file.entries.map((entry) => published(pack.plan.plan, file, entry)));
}

const OF_THE_PLAN = new Set<DirectoryEntry['kind']>(['department', 'mailbox', 'role']);

function published(plan: string, file: DirectoryFile, entry: DirectoryEntry): Listing {
  const { name, business, kind, delivery, hours, address, in_force: dates } = entry;
  const id = `${plan}.${entry.id}`;
  return {
    id,
    plan,
    organization: OF_THE_PLAN.has(kind) ? plan : id,
    name,
    ...(business === undefined ? {} : { business }),
    kind,
    services: [...new Set(entry.services.map((s) => s.service))],
    audience: entry.for,
    counties: entry.counties ?? [],
    places: entry.places ?? [],
    ...(delivery === undefined ? {} : { delivery }),
    brands: entry.brands ?? [],
    ...(address ? { address: withoutCite(address) } : {}),
    contacts: entry.contacts.map(contactOf),
    ...(hours ? { hours: withoutCite(hours) } : {}),
    notes: entry.notes.map(withoutCite),
    unknown: entry.unknown.map(withoutCite),
    source: 'published',
    ...(file.checked_on === undefined ? {} : { checkedOn: file.checked_on }),
    ...(dates.from === undefined ? {} : { from: dates.from }),
    ...(dates.to === undefined ? {} : { to: dates.to }),
    cites: citesOfEntry(entry),
  };
}

function contactOf(contact: DirectoryContact): ListingContact {
  return withoutCite(contact);
}

function withoutCite<T extends { readonly cite: readonly string[] }>({ cite: _, ...rest }: T): Omit<T, 'cite'> {
  return rest;
}
