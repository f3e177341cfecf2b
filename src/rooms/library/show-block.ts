import type { LibraryBlock, Said } from '../../rules/index.ts';
import { type Desk, deskSays } from './desk.ts';
import { type Spoken, sayIn } from './say.ts';

type Cited = { readonly cite: readonly string[] };

export interface ShownPhone {
  readonly number: string;
  readonly kind: 'phone' | 'fax' | 'tty';
  readonly extension?: string;
  readonly vanity?: readonly string[];
  readonly for?: Spoken;
}

/** A block in the reader's language. What nobody stated is `unknown`, with what to do about it. */
export type ShownBlock =
  | (Cited & { readonly as: 'heading' | 'text'; readonly text: Spoken })
  | (Cited & { readonly as: 'list'; readonly items: readonly Spoken[]; readonly ordered: boolean })
  | (Cited & {
      readonly as: 'table';
      readonly columns: readonly Spoken[];
      readonly rows: readonly (readonly Spoken[])[];
    })
  | (Cited & {
      readonly as: 'link';
      readonly label: Spoken;
      readonly to?: string;
      readonly url?: string;
      readonly owner?: string;
      /** Said where the address is not known. */
      readonly ask?: string;
    })
  | (Cited & {
      readonly as: 'contact';
      readonly name: Spoken;
      readonly phones: readonly ShownPhone[];
      readonly email?: string;
      readonly hours?: Spoken;
      readonly for: readonly Spoken[];
      readonly directory?: string;
      readonly unknown: readonly ('phone' | 'fax' | 'email' | 'address')[];
      readonly ask?: string;
    })
  | (Cited & { readonly as: 'form'; readonly fields: readonly Spoken[]; readonly versions: readonly Spoken[] })
  | (Cited & {
      readonly as: 'benefits';
      readonly benefits: readonly { readonly benefit: string; readonly title: Spoken }[];
    })
  | (Cited & { readonly as: 'unknown'; readonly what: Spoken; readonly why: string; readonly ask: string });

/** @cites HN-PLAN-16 */
export function showBlock(desk: Desk, block: LibraryBlock, language: string): ShownBlock {
  const { cite } = block;
  const say = (said: Said) => sayIn(said, language);
  const ask = () => deskSays(desk, 'labels', 'ask_the_plan', language).text;
  if ('heading' in block) return { as: 'heading', text: say(block.heading), cite };
  if ('text' in block) return { as: 'text', text: say(block.text), cite };
  if ('list' in block) return { as: 'list', items: block.list.map(say), ordered: block.ordered, cite };
  if ('table' in block) {
    const { columns, rows } = block.table;
    return { as: 'table', columns: columns.map(say), rows: rows.map((row) => row.map(say)), cite };
  }
  if ('form' in block) {
    return { as: 'form', fields: block.form.fields.map(say), versions: (block.form.versions ?? []).map(say), cite };
  }
  if ('unknown' in block) {
    const label = block.why === 'coming_soon' ? 'coming_soon' : 'ask_the_plan';
    return {
      as: 'unknown',
      what: say(block.unknown),
      why: block.why,
      ask: deskSays(desk, 'labels', label, language).text,
      cite,
    };
  }
  if ('benefits' in block) {
    const titled = (benefit: string) => ({ benefit, title: say(desk.benefits.get(benefit) ?? benefit) });
    return { as: 'benefits', benefits: block.benefits.map(titled), cite };
  }
  if ('link' in block) {
    const { label, to, url, owner } = block.link;
    const isKnown = to !== undefined || url !== undefined;
    return {
      as: 'link',
      label: say(label),
      ...(to === undefined ? {} : { to }),
      ...(url === undefined ? {} : { url }),
      ...(owner === undefined ? {} : { owner }),
      ...(isKnown ? {} : { ask: ask() }),
      cite,
    };
  }
  const { name, phones = [], email, hours, for: purposes = [], directory, unknown = [] } = block.contact;
  return {
    as: 'contact',
    name: say(name),
    phones: phones.map(({ number, kind, extension, vanity, for: whom }) => ({
      number,
      kind,
      ...(extension === undefined ? {} : { extension }),
      ...(vanity === undefined ? {} : { vanity }),
      ...(whom === undefined ? {} : { for: say(whom) }),
    })),
    ...(email === undefined ? {} : { email }),
    ...(hours === undefined ? {} : { hours: say(hours) }),
    for: purposes.map(say),
    ...(directory === undefined ? {} : { directory }),
    unknown,
    ...(unknown.length > 0 ? { ask: ask() } : {}),
    cite,
  };
}
