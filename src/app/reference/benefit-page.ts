import {
  type BenefitFile,
  type CompiledPolicy,
  type CompiledProvision,
  expandCodes,
  LISTED_CODES,
  type Pack,
  Speech,
} from '../../rules/index.ts';
import { code, codes, generatedBy, page } from './markdown.ts';
import { REFERENCE_COMMAND } from './reason-page.ts';
import type { Shelf } from './shelf.ts';
import { type ClauseView, citesOf, provisionView } from './views.ts';

/** Which heading of the published page a kind of clause stands under. */
const HEADINGS = {
  authorization: 'label.authorization',
  diagnosis: 'label.billing_codes',
  modifiers: 'label.billing_codes',
  limit: 'label.limits',
  document: 'label.documents',
  exclusion: 'label.exclusions',
  follows: 'label.who',
  provider: 'label.who',
  require: 'label.who',
  time: 'label.limits',
  not_covered: 'label.who',
} as const;
const ORDER = [
  'label.who',
  'label.authorization',
  'label.billing_codes',
  'label.limits',
  'label.exclusions',
  'label.documents',
];

/** The benefit guide of one pack, written from the clauses that judge its claims. */
export function benefitPage(shelf: Shelf, pack: Pack, policy: CompiledPolicy, language = 'en'): string {
  const speech = new Speech(shelf.book, language);
  const own = policy.provisions.filter((p) => p.id.startsWith(`${pack.plan.plan}/`));
  const sorted = [...pack.benefits].sort(
    (a, b) =>
      (a.group === b.group ? a.order - b.order : a.group < b.group ? -1 : 1) || (a.benefit < b.benefit ? -1 : 1),
  );
  return page(
    `# Benefits: ${speech.local(pack.plan.name)}`,
    generatedBy(REFERENCE_COMMAND),
    pack.plan.extends === undefined
      ? ''
      : `What stands here comes on top of [the statewide rules](policy-benefits-${pack.plan.extends}.md).`,
    ...sorted.flatMap((benefit) => benefitSection(shelf, speech, benefit, own)),
  );
}

function benefitSection(
  shelf: Shelf,
  speech: Speech,
  benefit: BenefitFile,
  own: readonly CompiledProvision[],
): string[] {
  const notes = (benefit.notes ?? []).map(({ say, cite }) => `- ${speech.local(say)} ${cited(cite)}`);
  return [
    `## ${speech.local(benefit.title)}`,
    `${speech.local(benefit.description)} ${cited(benefit.cite)}`,
    notes.join('\n'),
    ...own.filter((p) => p.benefit === benefit).flatMap((p) => provisionSection(shelf, speech, p)),
  ];
}

function provisionSection(shelf: Shelf, speech: Speech, provision: CompiledProvision): string[] {
  const view = provisionView(shelf, provision, speech.language);
  const headings = Map.groupBy(view.clauses, (c) => HEADINGS[c.kind]);
  const { applies } = provision.source;
  const sets = (applies.codes ?? []).filter((c) => c.startsWith('@'));
  const opened = expandCodes(sets, shelf.book.codeSets);
  const facts = [
    `${speech.say('label.in_force')}: ${view.dates}`,
    ...view.applies.map(({ label, value }) => `${label}: ${value}`),
    ...(opened.length > LISTED_CODES ? [codes(opened)] : []),
  ];
  return [
    `### ${code(view.id)}`,
    view.say ?? '',
    facts.map((line) => `- ${line}`).join('\n'),
    ...ORDER.flatMap((heading) => clauseLines(speech, heading, headings.get(heading as ClauseHeading) ?? [])),
    view.price === undefined ? '' : `**${speech.say('label.price')}**\n\n- ${view.price} ${cited(view.priceCites)}`,
    `${speech.say('label.sources')}: ${citesOf(view).join(', ')}`,
  ];
}

type ClauseHeading = (typeof HEADINGS)[keyof typeof HEADINGS];

function clauseLines(speech: Speech, heading: string, clauses: readonly ClauseView[]): string[] {
  if (clauses.length === 0) return [];
  const lines = clauses.map(({ sentence, dates, effect, cites }) => {
    const when = dates === undefined ? '' : ` (${dates})`;
    return `- ${[`${sentence}${when}`, effect, cited(cites)].filter((s) => s !== undefined).join(' ')}`;
  });
  return [`**${speech.say(heading)}**\n\n${lines.join('\n')}`];
}

function cited(ids: readonly string[]): string {
  return `[${[...new Set(ids)].join(', ')}]`;
}
