// What the portal expects of the server for everything that is rendered from policy.

export interface Statement {
  readonly id: string;
  readonly kind: string;
  readonly area: string;
  readonly statement: string;
  readonly reading?: string;
  readonly document: { readonly title: string; readonly publisher: string; readonly dated?: string; readonly url?: string };
  /** Rules that cite it. */
  readonly rules: readonly { readonly id: string; readonly title: string; readonly dates: string }[];
  readonly cases: readonly { readonly file: string; readonly name: string }[];
}

export interface ClausePart {
  readonly id: string;
  readonly kind: string;
  readonly sentence: string;
  readonly effect?: string;
  readonly reason?: string;
  readonly dates?: string;
  readonly cites: readonly string[];
}

export interface RulePart {
  readonly id: string;
  readonly title: string;
  readonly role: string;
  readonly say?: string;
  readonly dates: string;
  readonly from?: string;
  readonly to?: string;
  readonly applies: readonly { readonly label: string; readonly value: string }[];
  readonly codes: readonly string[];
  readonly clauses: readonly ClausePart[];
  readonly price?: string;
  readonly price_cites: readonly string[];
  readonly cites: readonly string[];
}

export interface BenefitLine {
  readonly key: string;
  readonly pack: string;
  readonly group: string;
  readonly title: string;
  readonly description: string;
  readonly codes: readonly string[];
  readonly authorization: 'never' | 'always' | 'after' | 'unless' | 'not_said';
}

export interface BenefitPage extends BenefitLine {
  readonly notes: readonly { readonly say: string; readonly cites: readonly string[] }[];
  readonly cites: readonly string[];
  readonly rules: readonly RulePart[];
}

export interface JudgedClause {
  readonly id: string;
  readonly verdict: 'met' | 'unmet' | 'unknown';
  readonly sentence: string;
  readonly effect?: string;
  readonly facts: readonly { readonly name: string; readonly say: string; readonly value: string }[];
  readonly left?: string;
  readonly cites: readonly string[];
}

export interface Checked {
  readonly covered: 'yes' | 'no' | 'unknown';
  readonly authorization: string;
  /** The answer in one sentence or two. */
  readonly said: string;
  readonly price?: number;
  readonly rule?: { readonly id: string; readonly title: string };
  readonly reasons: readonly string[];
  readonly clauses: readonly JudgedClause[];
  readonly needed: readonly string[];
  readonly policy: string;
}

export interface FactField {
  readonly name: string;
  readonly say: string;
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'money' | 'set';
  readonly values: readonly { readonly value: string; readonly say: string }[];
}

export interface CheckQuestion {
  readonly plan: string;
  readonly on: string;
  readonly code: string;
  readonly units?: number;
  readonly modifiers?: readonly string[];
  readonly dx?: readonly string[];
  readonly pos?: string;
  readonly charge?: number;
  readonly member?: string;
  readonly provider?: string;
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface BenefitsApi {
  guide: { method: 'GET'; path: '/api/plans/:plan/benefits'; params: { plan: string }; answer: { plan: { key: string; name: string }; benefits: readonly BenefitLine[] } };
  page: { method: 'GET'; path: '/api/plans/:plan/benefits/:pack/:key'; params: { plan: string; pack: string; key: string }; answer: BenefitPage };
  facts: { method: 'GET'; path: '/api/plans/:plan/facts'; params: { plan: string }; query: { code?: string }; answer: { facts: readonly FactField[] } };
  codes: { method: 'GET'; path: '/api/plans/:plan/codes'; params: { plan: string }; answer: { codes: readonly { code: string; title: string }[] } };
  check: { method: 'POST'; path: '/api/benefits/check'; body: CheckQuestion; answer: Checked };
  rules: { method: 'GET'; path: '/api/plans/:plan/rules'; params: { plan: string }; answer: { rules: readonly RuleLine[] } };
  rule: { method: 'GET'; path: '/api/plans/:plan/rules/:pack/:id'; params: { plan: string; pack: string; id: string }; answer: RulePage };
  statement: { method: 'GET'; path: '/api/statements/:id'; params: { id: string }; answer: Statement };
}

export interface RuleLine {
  readonly id: string;
  readonly title: string;
  readonly role: string;
  readonly codes: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly clauses: number;
  readonly cites: readonly string[];
}

export interface RulePage {
  readonly rule: RulePart;
  readonly cases: readonly { readonly file: string; readonly name: string; readonly cites: readonly string[] }[];
  /** Rules of the same codes and benefit, by date. */
  readonly versions: readonly { readonly id: string; readonly dates: string; readonly from?: string; readonly to?: string; readonly current: boolean }[];
  readonly policy: string;
}
