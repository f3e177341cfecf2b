import { californiaDate } from '../../kernel/index.ts';
import {
  DirectoryIndex,
  type FoundListing,
  publishedListings,
  searchDirectory,
  storedListings,
} from '../../rooms/network/index.ts';
import { compilePolicy, packsOf, Speech } from '../../rules/index.ts';
import { zipTable } from '../network-folder.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll, unknownPlan } from './speak.ts';

export interface SearchOptions {
  readonly plan: string;
  readonly name?: string;
  readonly county?: string;
  readonly city?: string;
  readonly zip?: string;
  readonly within?: number;
  readonly language?: string;
  readonly all?: boolean;
  readonly page: number;
  readonly size: number;
  readonly lang: string;
  readonly json?: boolean;
}

/** `madrone directory search [need…] --plan P`: whom the plan's documents name, or with `--all` everything in the database. */
export async function directorySearch(
  need: readonly string[],
  options: SearchOptions,
  settings: Settings,
): Promise<number> {
  const { book } = await loadPolicyFolder({ sources: false });
  const speech = new Speech(book, options.lang);
  const policy = compilePolicy(book, options.plan);
  if (!policy) return sayAll([unknownPlan(options.plan)], speech, EXIT.usage);
  const { plan, all, lang: _, json, ...asked } = options;
  const listings = all
    ? await fromDatabase(policy.plan, settings)
    : (packsOf(book, plan) ?? []).flatMap(publishedListings);
  const answer = searchDirectory(new DirectoryIndex(listings, book.services ?? {}, await zipTable()), {
    ...asked,
    ...(need.length > 0 ? { need: need.join(' ') } : {}),
    brand: plan,
    on: californiaDate(new Date()),
  });
  if (json) console.log(JSON.stringify(answer, null, 2));
  else {
    for (const found of answer.results) for (const line of said(found, speech)) console.log(line);
    console.log(speech.say('directory.displaying', { shown: answer.results.length, total: answer.total }));
  }
  return answer.total > 0 ? EXIT.yes : EXIT.no;
}

async function fromDatabase(plan: string, settings: Settings) {
  const db = await openMigrated(settings);
  try {
    return await storedListings(db, plan);
  } finally {
    await closeDatabase(db);
  }
}

function* said({ listing, contacts, miles }: FoundListing, speech: Speech): Generator<string> {
  const { name, business, address, counties, places, notes, unknown, checkedOn, cites } = listing;
  yield business === undefined ? name : `${name} (${business})`;
  const where = [address?.line, address?.city, address?.zip].filter((part) => part !== undefined).join(', ');
  const lost = address?.unknown?.parts.map((part) => speech.say(`directory.part.${part}`)).join(', ');
  const more = [
    ...(where === '' ? [] : [where]),
    ...(lost === undefined ? [] : [`${lost}: ${speech.say('directory.ask_the_plan')}`]),
    ...(places.length > 0 ? [places.join(', ')] : counties.length > 0 ? [counties.join(', ')] : []),
    ...(miles === undefined ? [] : [speech.say('directory.miles', { miles })]),
  ];
  if (more.length > 0) yield `  ${more.join('; ')}`;
  for (const { channel, value, extension, option, use, unverified } of contacts) {
    const details = [
      ...(extension === undefined ? [] : [speech.say('directory.extension', { extension })]),
      ...(option === undefined ? [] : [speech.say('directory.option', { option })]),
      ...(use ? [speech.local(use)] : []),
      ...(unverified ? [speech.local(unverified)] : []),
    ];
    yield `  ${speech.say(`directory.channel.${channel}`)}: ${[value ?? speech.say('directory.ask_the_plan'), ...details].join('; ')}`;
  }
  for (const note of notes) yield `  ${note.asterisk ? '* ' : ''}${speech.local(note.say)}`;
  for (const one of unknown) yield `  ${speech.local(one.what)}: ${speech.say('directory.ask_the_plan')}`;
  const checked =
    checkedOn === undefined
      ? speech.say('directory.never_dated')
      : speech.say('directory.checked_on', { date: checkedOn });
  yield `  ${[checked, ...(cites.length > 0 ? [cites.join(', ')] : [])].join(' ')}`;
}
