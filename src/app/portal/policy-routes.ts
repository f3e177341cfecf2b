import { done, type Handlers, refused } from '../../kernel/index.ts';
import type { Session } from '../../platform/db/index.ts';
import {
  type BenefitFile,
  expandCodes,
  type Pack,
  type PolicyBook,
  packsOf,
  Speech,
  sayInForce,
} from '../../rules/index.ts';
import { proofsOf } from '../reference/say-topic.ts';
import type { Shelf } from '../reference/shelf.ts';
import { findTopic } from '../reference/topic.ts';
import { provisionView, type RuleView } from '../reference/views.ts';
import { kept } from './kept.ts';
import type { policyApi, RuleAnswer } from './policy-api.ts';
import type { PolicyDesk } from './policy-desk.ts';

/** The published policy: the benefit guide and the explorer. Nothing here is anybody's data. */
export function policyRoutes(desk: PolicyDesk): Handlers<typeof policyApi, Session> {
  const { book } = desk;
  const topicOf = kept((key) =>
    topicAnswer(desk, ...(JSON.parse(key) as [string, string | null, string | null, string])),
  );
  const packsOfPlan = (plan: string): readonly Pack[] => packsOf(book, plan) ?? [];
  return {
    async plans({ query, language }) {
      const speech = new Speech(book, query.language ?? language);
      const plans = book.packs
        .filter(({ plan }) => plan.extends !== undefined)
        .flatMap(({ plan }) => {
          const counties = (plan.counties ?? []).map((county) => county.name);
          const own = { key: plan.plan, name: speech.local(plan.name), counties };
          const brands = (plan.brands ?? []).map((b) => ({
            key: b.key,
            name: speech.local(b.name),
            shares: plan.plan,
            counties: [],
          }));
          return [own, ...brands];
        });
      return done({ plans, languages: Object.keys(book.words), policy_version: desk.version });
    },
    async guide({ query, language }) {
      const packs = packsOfPlan(query.plan);
      if (packs.length === 0) return refused('not_found', 'no plan or brand has that key');
      const speech = new Speech(book, query.language ?? language);
      const wanted = query.search?.trim().toLowerCase() ?? '';
      const benefits = packs
        .flatMap((pack) => pack.benefits.map((benefit) => benefitLine(book, pack, benefit, speech)))
        .filter((line) => wanted === '' || searchable(line).includes(wanted));
      return done({ benefits });
    },
    async benefit({ params, query, language }) {
      const found = packsOfPlan(params.plan).flatMap((pack) =>
        pack.benefits.filter((b) => b.benefit === params.benefit).map((benefit) => ({ pack, benefit })),
      );
      const policy = desk.policyOf(params.plan);
      const [first] = found;
      if (!first || !policy) return refused('not_found', 'the plan has no such benefit');
      const spoken = query.language ?? language;
      const shelf = await desk.shelf();
      const speech = new Speech(book, spoken);
      const files = found.map(({ benefit }) => benefit);
      const rules = policy.provisions
        .filter((p) => files.includes(p.benefit) && (!query.on || (p.from <= query.on && query.on <= p.to)))
        .map((p) => ruleAnswer(provisionView(shelf, p, spoken)));
      const notes = files.flatMap((b) =>
        (b.notes ?? []).map(({ say, cite }) => ({ say: speech.local(say), cites: [...cite] })),
      );
      const { title, description, cite } = first.benefit;
      return done({
        title: speech.local(title),
        description: speech.local(description),
        cites: [...cite],
        notes,
        rules,
      });
    },
    async topic({ query: { what, plan, on, language: asked }, language }) {
      const answer = await topicOf(JSON.stringify([what, plan ?? null, on ?? null, asked ?? language]));
      return answer ? done(answer) : refused('not_found', 'nothing in the policy has that name');
    },
    async index({ query, language }) {
      const speech = new Speech(book, query.language ?? language);
      const entries = packsOfPlan(query.plan).flatMap((pack) => [
        ...pack.benefits.map((b) => ({
          id: b.benefit,
          kind: 'benefit' as const,
          title: speech.local(b.title),
          pack: pack.plan.plan,
        })),
        ...pack.questions.map((q) => ({
          id: q.question,
          kind: 'question' as const,
          title: speech.local(q.title),
          pack: pack.plan.plan,
        })),
      ]);
      return entries.length === 0 ? refused('not_found', 'no plan or brand has that key') : done({ entries });
    },
  };
}

async function topicAnswer(desk: PolicyDesk, what: string, plan: string | null, on: string | null, language: string) {
  const shelf = await desk.shelf();
  const topic = findTopic(shelf, what, { language, ...(plan ? { plan } : {}), ...(on ? { on } : {}) });
  if (!topic) return null;
  const { cases, tests } = proofsOf(shelf, topic);
  return {
    kind: topic.kind,
    name: topic.name,
    rules: topic.rules.map(ruleAnswer),
    general: topic.general.map(({ id, title }) => ({ id, title })),
    statements: topic.cites.flatMap((id) => statementOf(shelf, id)),
    cases: cases.map(({ file, name, plan: of }) => ({ file, name, plan: of })),
    tests: tests.map(({ file, test = '' }) => ({ file, test })),
    versions: versionsOf(desk, topic.rules, new Speech(shelf.book, language)),
  };
}

function benefitLine(book: PolicyBook, pack: Pack, benefit: BenefitFile, speech: Speech) {
  const named = benefit.provisions.flatMap((p) => p.applies.codes ?? []);
  return {
    plan: pack.plan.plan,
    benefit: benefit.benefit,
    group: benefit.group,
    title: speech.local(benefit.title),
    description: speech.local(benefit.description),
    codes: [...new Set(expandCodes(named, book.codeSets))],
  };
}

function searchable(line: ReturnType<typeof benefitLine>): string {
  return [line.title, line.description, line.benefit, ...line.codes].join('\n').toLowerCase();
}

/** The views are read-only; the wire's shape is not. */
function ruleAnswer(view: RuleView): RuleAnswer {
  return {
    ...view,
    applies: [...view.applies],
    clauses: view.clauses.map((clause) => ({ ...clause, cites: [...clause.cites] })),
    priceCites: [...view.priceCites],
    cites: [...view.cites],
  };
}

function statementOf({ statements }: Shelf, id: string) {
  const found = statements.get(id);
  if (!found) return [];
  const { row, document } = found;
  const { title, publisher, dated } = document;
  return [
    {
      id: row.id,
      kind: row.kind,
      area: row.area,
      statement: row.statement,
      ...(row.reading ? { reading: row.reading } : {}),
      ...(row.sure ? { sure: row.sure } : {}),
      document: { title, publisher, ...(dated ? { dated } : {}) },
    },
  ];
}

/** A rule that changes by date stands in several provisions of one benefit: all of them, in the order they come into force. */
function versionsOf({ book }: PolicyDesk, rules: readonly RuleView[], speech: Speech) {
  const shown = new Set(rules.map((rule) => rule.id));
  return book.packs
    .flatMap(({ plan, benefits }) => benefits.map((benefit) => ({ plan: plan.plan, provisions: benefit.provisions })))
    .filter(({ plan, provisions }) => provisions.some((p) => shown.has(`${plan}/${p.id}`)))
    .flatMap(({ plan, provisions }) =>
      provisions.map((p) => ({
        id: `${plan}/${p.id}`,
        ...(p.in_force.from ? { from: p.in_force.from } : {}),
        ...(p.in_force.to ? { to: p.in_force.to } : {}),
        dates: sayInForce(speech, p.in_force),
      })),
    )
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}
