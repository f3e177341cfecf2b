import { isIsoDate } from '../../kernel/index.ts';
import { packsOf, Speech } from '../../rules/index.ts';
import { proofsOf, sayTopic } from '../reference/say-topic.ts';
import { readShelf, type Shelf } from '../reference/shelf.ts';
import { findTopic } from '../reference/topic.ts';
import { EXIT } from './speak.ts';

export interface ExplainOptions {
  readonly plan?: string;
  readonly on?: string;
  readonly code?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/** `madrone policy explain [what]`: from a ledger id, a code or a rule to its clauses, words, sources, cases and tests. */
export async function policyExplain(asked: string | undefined, options: ExplainOptions): Promise<number> {
  const { plan, on, lang: language = 'en' } = options;
  const shelf = await readShelf();
  const complaint = misuse(shelf, options);
  if (complaint !== undefined) {
    console.error(`madrone policy explain: ${complaint}`);
    return EXIT.usage;
  }
  const speech = new Speech(shelf.book, language);
  const what = asked ?? options.code;
  if (what === undefined) return index(shelf, plan, speech);
  const topic = findTopic(shelf, what, {
    language,
    ...(plan === undefined ? {} : { plan }),
    ...(on === undefined ? {} : { on }),
  });
  if (!topic) {
    console.error(`Nothing in the policy${plan === undefined ? '' : ` of ${plan}`} is called ${what}.`);
    return EXIT.no;
  }
  if (options.json) {
    const statements = topic.cites.flatMap((id) => shelf.statements.get(id) ?? []);
    console.log(JSON.stringify({ ...topic, statements, ...proofsOf(shelf, topic) }, null, 2));
  } else for (const line of sayTopic(shelf, topic, speech)) console.log(line);
  return EXIT.yes;
}

function misuse(shelf: Shelf, { plan, on, lang }: ExplainOptions): string | undefined {
  if (plan !== undefined && !packsOf(shelf.book, plan)) return `no policy pack carries the plan ${plan}`;
  if (on !== undefined && !isIsoDate(on)) return `${on} is not a date written YYYY-MM-DD`;
  const languages = Object.keys(shelf.book.words);
  if (lang !== undefined && !languages.includes(lang)) return `the languages are ${languages.join(', ')}`;
  return undefined;
}

/** Without a word to explain: everything that has a name. */
function index(shelf: Shelf, plan: string | undefined, speech: Speech): number {
  const packs = plan === undefined ? shelf.book.packs : (packsOf(shelf.book, plan) ?? []);
  for (const pack of packs) {
    console.log(`${pack.plan.plan}: ${speech.local(pack.plan.name)}`);
    for (const { benefit, title } of pack.benefits) console.log(`  ${benefit}: ${speech.local(title)}`);
    for (const { question, title } of pack.questions) console.log(`  ${question}: ${speech.local(title)}`);
  }
  return EXIT.yes;
}
