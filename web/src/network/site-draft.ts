import type { Listing, SiteChange } from '../contract/network.ts';

type Contact = Listing['contacts'][number];
export type Channel = Contact['channel'];

/** A place as its form holds it. */
export interface SiteDraft {
  readonly name: string;
  readonly line: string;
  readonly city: string;
  readonly zip: string;
  readonly contacts: readonly Contact[];
  readonly days: readonly string[];
  readonly opens: string;
  readonly closes: string;
  readonly languages: readonly string[];
  readonly services: readonly string[];
  readonly populations: readonly string[];
  readonly counties: readonly string[];
  readonly accepting: '' | 'yes' | 'no';
  readonly to: string;
}

export function draftOf(one: Listing | undefined): SiteDraft {
  return {
    name: one?.name ?? '',
    line: one?.address?.line ?? '',
    city: one?.address?.city ?? '',
    zip: one?.address?.zip ?? '',
    contacts: one?.contacts ?? [{ channel: 'phone', value: '' }],
    days: one?.hours?.days ?? [],
    opens: one?.hours?.opens ?? '',
    closes: one?.hours?.closes ?? '',
    languages: one?.languages ?? [],
    services: one?.services ?? [],
    populations: one?.populations ?? [],
    counties: one?.counties ?? [],
    accepting: one?.accepting === undefined ? '' : one.accepting ? 'yes' : 'no',
    to: one?.to ?? '',
  };
}

/** What differs between the form and what stands: only that is sent, so that only that counts as changed. */
export function changeOf(before: Listing | undefined, draft: SiteDraft): SiteChange {
  const had = wished(draftOf(before), before);
  const now = wished(draft, before);
  const fields = Object.keys(now) as (keyof SiteChange)[];
  const changed = fields.filter((field) => JSON.stringify(had[field]) !== JSON.stringify(now[field]));
  const news = before === undefined ? fields.filter((field) => now[field] !== null) : changed;
  return Object.fromEntries(news.map((field) => [field, now[field]]));
}

function wished(draft: SiteDraft, before: Listing | undefined): SiteChange {
  const { name, line, city, zip, contacts, days, opens, closes, languages, services, populations, counties, to } =
    draft;
  const typed = Object.fromEntries(
    Object.entries({ line: line.trim(), city: city.trim(), zip: zip.trim() }).filter(([, part]) => part !== ''),
  );
  const { attention, state } = before?.address ?? {};
  const address = { ...(attention ? { attention } : {}), ...typed, ...(state ? { state } : {}) };
  const hours = days.length > 0 && opens !== '' && closes !== '';
  return {
    name: name.trim(),
    address: Object.keys(address).length > 0 ? address : null,
    contacts: contacts
      .map((one) => (one.value === undefined ? one : { ...one, value: one.value.trim() }))
      .filter((one) => one.value !== ''),
    hours: hours ? { days: days as NonNullable<Listing['hours']>['days'], opens, closes } : null,
    languages: languages.length > 0 ? languages : null,
    services,
    populations: populations.length > 0 ? populations : null,
    counties,
    accepting: draft.accepting === '' ? null : draft.accepting === 'yes',
    to: to === '' ? null : to,
  };
}
