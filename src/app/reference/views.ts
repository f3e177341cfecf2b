import {
  type Clause,
  type CompiledClause,
  type CompiledPolicy,
  type CompiledProvision,
  explainClause,
  explainPrice,
  packsOf,
  Speech,
  sayCodes,
  sayInForce,
  sayPredicate,
} from '../../rules/index.ts';
import { placeOf, type Shelf } from './shelf.ts';

export interface ClauseView {
  readonly id: string;
  readonly kind: CompiledClause['kind'];
  readonly sentence: string;
  /** What follows where it is not met; absent where it always is. */
  readonly effect?: string;
  readonly reason?: string;
  /** In words; absent where the clause is in force as long as its provision. */
  readonly dates?: string;
  readonly cites: readonly string[];
}

export interface RuleView {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly say?: string;
  readonly dates: string;
  readonly applies: readonly { readonly label: string; readonly value: string }[];
  readonly clauses: readonly ClauseView[];
  readonly price?: string;
  readonly priceCites: readonly string[];
  readonly cites: readonly string[];
}

/** A provision put into words for a reader. */
export function provisionView(shelf: Shelf, provision: CompiledProvision, language: string): RuleView {
  const speech = new Speech(shelf.book, language);
  const { source, benefit, id } = provision;
  const { applies } = source;
  const pack = id.slice(0, id.indexOf('/'));
  const values = [
    ['label.billing_codes', applies.codes ? sayCodes(speech, applies.codes, 'and') : speech.say('codes.all_lines')],
    ['label.modifiers', applies.modifiers && speech.list(applies.modifiers, 'or')],
    ['label.condition', applies.when && sayPredicate(speech, applies.when)],
    ['label.replaces', source.overrides?.join(', ')],
  ] as const;
  return {
    id,
    title: speech.local(benefit.title),
    place: placeOf(shelf, pack, 'id', source.id),
    ...(source.say ? { say: speech.local(source.say) } : {}),
    dates: sayInForce(speech, source.in_force),
    applies: values.flatMap(([label, value]) => (value === undefined ? [] : [{ label: speech.say(label), value }])),
    clauses: provision.clauses.map((clause) => clauseView(speech, clause, '')),
    ...(source.role === 'benefit' || source.price ? { price: explainPrice(source.price, shelf.book, language) } : {}),
    priceCites: [...(source.price?.cite ?? []), ...(source.price?.first_of.flatMap((a) => a.cite ?? []) ?? [])],
    cites: source.cite,
  };
}

/** Each provision of a question put into words, statewide ones first. */
export function questionViews(shelf: Shelf, policy: CompiledPolicy, question: string, language: string): RuleView[] {
  const speech = new Speech(shelf.book, language);
  const compiled = policy.questions.get(question)?.provisions ?? [];
  return (packsOf(shelf.book, policy.brand) ?? []).flatMap((pack) =>
    pack.questions
      .filter((q) => q.question === question)
      .flatMap(({ title, provisions }) =>
        provisions.map((source) => {
          const id = `${pack.plan.plan}/${source.id}`;
          const when = source.when && sayPredicate(speech, source.when);
          return {
            id,
            title: speech.local(title),
            place: placeOf(shelf, pack.plan.plan, 'id', source.id),
            dates: sayInForce(speech, source.in_force),
            applies: when === undefined ? [] : [{ label: speech.say('label.condition'), value: when }],
            clauses: (compiled.find((p) => p.id === id)?.clauses ?? []).map((clause) =>
              clauseView(speech, clause, 'question_'),
            ),
            priceCites: [],
            cites: source.cite,
          };
        }),
      ),
  );
}

function clauseView(speech: Speech, clause: CompiledClause, asked: '' | 'question_'): ClauseView {
  const source: Clause = clause.source;
  const isAlwaysMet = 'authorization' in source && source.authorization.need === 'never';
  const effect = 'not_covered' in source ? '' : speech.say(`effect.${asked}${clause.effect}`);
  return {
    id: clause.id,
    kind: clause.kind,
    sentence: explainClause(clause, speech.policy, speech.language),
    ...(isAlwaysMet || effect === '' ? {} : { effect }),
    ...(isAlwaysMet ? {} : { reason: speech.reason(clause.reason) }),
    ...(source.in_force ? { dates: sayInForce(speech, source.in_force) } : {}),
    cites: clause.cite,
  };
}

/** Every row a rule cites, each once. */
export function citesOf(view: RuleView): string[] {
  return [...new Set([...view.cites, ...view.clauses.flatMap((c) => c.cites), ...view.priceCites])];
}
