import type { IsoDate } from '../../kernel/index.ts';
import { type CompiledPolicy, type CompiledProvision, compilePolicy, packsOf, plainCode } from '../../rules/index.ts';
import { clockViews } from './clock-views.ts';
import type { Shelf } from './shelf.ts';
import { citesOf, provisionView, questionViews, type RuleView } from './views.ts';

export interface TopicOptions {
  /** A plan or brand; every pack's own rules when absent. */
  readonly plan?: string;
  /** Only what is in force on the day; whatever the dates when absent. */
  readonly on?: IsoDate;
  readonly language: string;
}

export interface Topic {
  readonly kind: 'row' | 'code' | 'benefit' | 'question' | 'rule' | 'clause';
  readonly name: string;
  readonly rules: readonly RuleView[];
  /** Rules of every line, which bind this code as well. */
  readonly general: readonly RuleView[];
  /** The rows whose sources and proofs are shown. */
  readonly cites: readonly string[];
}

/** What a word names: a ledger row, a code, a benefit, a question, a rule, a clock or a clause, tried in this order. */
export function findTopic(shelf: Shelf, what: string, options: TopicOptions): Topic | undefined {
  const desk = new Desk(shelf, options);
  const finders = [
    () => desk.row(what),
    () => desk.code(what),
    () => desk.benefit(what),
    () => desk.question(what),
    () => desk.rule(what),
  ];
  for (const find of finders) {
    const topic = find();
    if (topic) return topic;
  }
  return undefined;
}

/** The plans asked about, with their provisions in force on the day. */
class Desk {
  private readonly shelf: Shelf;
  private readonly options: TopicOptions;
  private readonly policies: readonly CompiledPolicy[];

  constructor(shelf: Shelf, options: TopicOptions) {
    this.shelf = shelf;
    this.options = options;
    const plans = options.plan === undefined ? shelf.book.packs.map((p) => p.plan.plan) : [options.plan];
    this.policies = plans.flatMap((plan) => compilePolicy(shelf.book, plan) ?? []);
  }

  row(id: string): Topic | undefined {
    if (!this.shelf.statements.has(id)) return undefined;
    const rules = this.everything()
      .filter((view) => citesOf(view).includes(id))
      .map((view) => citing(view, id));
    return { kind: 'row', name: id, rules, general: [], cites: [id] };
  }

  code(what: string): Topic | undefined {
    const [base = '', ...modifiers] = plainCode(what).split('-');
    const bound = this.policies.flatMap((policy) => {
      const found = this.inForce(policy, policy.candidates(base)).filter(
        (p) => modifiers.length === 0 || p.source.applies.all_lines || p.codes.matches(base, modifiers),
      );
      return found.filter((p) => !found.some((other) => other.overrides.has(p.id)));
    });
    const named = bound.filter((p) => !p.source.applies.all_lines);
    if (named.length === 0) return undefined;
    const benefitsFirst = named.sort((a, b) => Number(a.role === 'edit') - Number(b.role === 'edit'));
    const general = bound.filter((p) => p.source.applies.all_lines);
    return this.topic('code', what, this.views(benefitsFirst), this.views(general));
  }

  benefit(what: string): Topic | undefined {
    const rules = this.provisionViews((p) =>
      [p.benefit.benefit, `${packOf(p.id)}/${p.benefit.benefit}`].includes(what),
    );
    return rules.length === 0 ? undefined : this.topic('benefit', what, rules);
  }

  question(what: string): Topic | undefined {
    const name = what.slice(what.indexOf('/') + 1);
    const rules = this.questionViewsOf((id) => id === name);
    const own = what.includes('/') ? rules.filter((r) => packOf(r.id) === packOf(what)) : rules;
    return own.length === 0 ? undefined : this.topic('question', what, own);
  }

  rule(what: string): Topic | undefined {
    const all = this.everything();
    const isNamed = (id: string) => id === what || id.slice(id.indexOf('/') + 1) === what;
    const rules = all.filter((view) => isNamed(view.id));
    if (rules.length > 0) return this.topic('rule', what, rules);
    const holding = all.flatMap((view) => {
      const clauses = view.clauses.filter((c) => isNamed(c.id) || c.id.endsWith(`/${what}`));
      return clauses.length === 0 ? [] : [{ ...withoutPrice(view), clauses }];
    });
    if (holding.length === 0) return undefined;
    const cites = [...new Set(holding.flatMap((view) => view.clauses.flatMap((c) => c.cites)))];
    return { kind: 'clause', name: what, rules: holding, general: [], cites };
  }

  private everything(): RuleView[] {
    const { plan, on, language } = this.options;
    const packs = plan === undefined ? this.shelf.book.packs : (packsOf(this.shelf.book, plan) ?? []);
    return [
      ...this.provisionViews(() => true),
      ...this.questionViewsOf(() => true),
      ...packs.flatMap((pack) => clockViews(this.shelf, pack, language, on)),
    ];
  }

  private topic(kind: Topic['kind'], name: string, rules: RuleView[], general: RuleView[] = []): Topic {
    return { kind, name, rules, general, cites: [...new Set(rules.flatMap(citesOf))] };
  }

  private provisionViews(wanted: (p: CompiledProvision) => boolean): RuleView[] {
    return this.views(this.policies.flatMap((policy) => this.inForce(policy, policy.provisions).filter(wanted)));
  }

  private views(provisions: readonly CompiledProvision[]): RuleView[] {
    return provisions.map((p) => provisionView(this.shelf, p, this.options.language));
  }

  private questionViewsOf(wanted: (id: string) => boolean): RuleView[] {
    return this.policies.flatMap((policy) =>
      [...policy.questions.keys()]
        .filter(wanted)
        .flatMap((id) => questionViews(this.shelf, policy, id, this.options.language))
        .filter((view) => this.isOwn(policy, view.id)),
    );
  }

  private inForce(policy: CompiledPolicy, provisions: readonly CompiledProvision[]): CompiledProvision[] {
    const { on } = this.options;
    return provisions.filter((p) => this.isOwn(policy, p.id) && (on === undefined || (on >= p.from && on <= p.to)));
  }

  /** Without a plan each pack speaks for itself, so that a statewide rule is said once. */
  private isOwn(policy: CompiledPolicy, id: string): boolean {
    return this.options.plan !== undefined || packOf(id) === policy.plan;
  }
}

function packOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** A rule with only the clauses, and the price, that cite the row; whole when the row stands at the rule alone. */
function citing(view: RuleView, id: string): RuleView {
  const clauses = view.clauses.filter((c) => c.cites.includes(id));
  const isPriced = view.priceCites.includes(id);
  if (clauses.length === 0 && !isPriced) return view;
  return { ...(isPriced ? view : withoutPrice(view)), clauses };
}

function withoutPrice({ price: _, ...view }: RuleView): RuleView {
  return { ...view, priceCites: [] };
}
