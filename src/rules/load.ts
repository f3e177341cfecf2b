import type { z } from 'zod';
import { type Finding, finding } from '../kernel/index.ts';
import { type AuthorizationList, authorizationListFile } from './authorization-list.ts';
import { type CalendarFile, type ClockFile, calendarFile, clockFile } from './clock-schema.ts';
import type { Pack, PolicyBook } from './compile.ts';
import {
  type ClaimFileDialect,
  claimFileDialect,
  type EnrollmentDialect,
  enrollmentDialect,
} from './dialect-schema.ts';
import {
  type DirectoryFile,
  directoryFile,
  type NetworkRules,
  networkFile,
  type Services,
  servicesFile,
} from './directory.ts';
import { catalogueOf, wordsFile } from './explain-words.ts';
import { type LibraryDesk, type LibraryPage, libraryDesk, libraryPage } from './library-schema.ts';
import { type NoticeRules, type NoticeWording, noticeRules, noticeWording } from './notice-schema.ts';
import {
  type CodeSets,
  codeSetsFile,
  type PlanFile,
  planFile,
  type Reasons,
  reasonsFile,
  type SourcesFile,
  sourcesFile,
} from './pack-schema.ts';
import { type ReferralFile, referralFile } from './referral-schema.ts';
import { type BenefitFile, benefitFile, type QuestionFile, questionFile } from './schema.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';
import { type PolicyText, parseYaml } from './yaml-file.ts';

export interface LoadedPolicy {
  readonly book: PolicyBook;
  readonly sources: readonly SourcesFile[];
  /** Where a provision or clause stands, by its full id: `ccah/benefits/pump.yaml:12`. */
  readonly findings: readonly Finding[];
}

/** What rooms read for themselves, by their own schemas: no rule the evaluator knows. */
const READ_ELSEWHERE = new Set(['access', 'cast', 'places']);

/** Reads every policy file it is given; what does not fit is a finding with file and line, and stays out of the book. */
export function loadPolicy(files: readonly PolicyText[], version: string): LoadedPolicy {
  const findings: Finding[] = [];
  const packs = new Map<string, Gathered>();
  const sources: SourcesFile[] = [];
  const codeSets: CodeSets = {};
  const reasons: Reasons = {};
  const facts: Vocabulary = {};
  const services: Services = {};
  const calendars: CalendarFile[] = [];
  const populations: Services = {};
  const words: Record<string, Readonly<Record<string, string>>> = {};
  const pack = (name: string) => {
    const found = packs.get(name) ?? {
      benefits: [],
      questions: [],
      directory: [],
      enrollments: [],
      clocks: [],
      pages: [],
      wordings: [],
    };
    packs.set(name, found);
    return found;
  };
  const merge = <T>(into: Record<string, T>, from: Record<string, T> | undefined, path: string) => {
    for (const [key, value] of Object.entries(from ?? {})) {
      if (Object.hasOwn(into, key)) findings.push(finding('policy.defined_twice', path, { received: key }));
      into[key] = value;
    }
  };
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const [top = '', folder = ''] = file.path.split('/');
    const read = <T>(schema: z.ZodType<T>) => parseYaml(file, schema, findings);
    if (!file.path.endsWith('.yaml') || folder === 'cases') continue;
    if (top === 'sources') push(sources, read(sourcesFile));
    else if (top === 'code-sets') merge(codeSets, read(codeSetsFile), file.path);
    else if (top === 'vocabulary') merge(facts, read(vocabulary), file.path);
    else if (top === 'calendars') push(calendars, read(calendarFile));
    else if (top === 'services') merge(services, read(servicesFile), file.path);
    else if (top === 'populations') merge(populations, read(servicesFile), file.path);
    else if (top === 'reasons') merge(reasons, read(reasonsFile), file.path);
    else if (top === 'words') {
      const spoken = read(wordsFile);
      if (spoken) {
        const before: Record<string, string> = { ...words[spoken.language] };
        merge(before, spoken.words, file.path);
        words[spoken.language] = { ...catalogueOf(spoken), ...before };
      }
    } else if (READ_ELSEWHERE.has(top)) continue;
    else if (folder === 'plan.yaml') {
      const plan = read(planFile);
      if (plan) pack(top).plan = plan;
    } else if (folder === 'benefits') push(pack(top).benefits, read(benefitFile));
    else if (folder === 'questions') push(pack(top).questions, read(questionFile));
    else if (folder === 'clocks') push(pack(top).clocks, read(clockFile));
    else if (folder === 'directory') push(pack(top).directory, read(directoryFile));
    else if (folder === 'network.yaml') {
      const network = read(networkFile);
      if (network) pack(top).network = network;
    } else if (folder === 'authorization-list.yaml') {
      const list = read(authorizationListFile);
      if (list) pack(top).authorizationList = list;
    } else if (folder === 'referrals.yaml') {
      const referrals = read(referralFile);
      if (referrals) pack(top).referrals = referrals;
    } else if (file.path.endsWith('/library/desk.yaml')) {
      const desk = read(libraryDesk);
      if (desk) pack(top).desk = desk;
    } else if (folder === 'library') push(pack(top).pages, read(libraryPage));
    else if (file.path.endsWith('/notices/rules.yaml')) {
      const rules = read(noticeRules);
      if (rules) pack(top).noticeRules = rules;
    } else if (folder === 'notices') push(pack(top).wordings, read(noticeWording));
    else if (file.path.endsWith('/files/837p.yaml')) {
      const dialect = read(claimFileDialect);
      if (dialect) pack(top).claimFile = dialect;
    } else if (folder === 'files' && /\/834-[a-z-]+\.yaml$/.test(file.path)) {
      push(pack(top).enrollments, read(enrollmentDialect));
    } else findings.push(finding('policy.unknown_place', file.path, { expected: 'a folder the policy guide names' }));
  }
  const wrong = new Map([...packs].map(([name, { plan }]) => [name, wrongPlan(name, plan, packs)] as const));
  const whole: Pack[] = [];
  for (const [name, { plan, desk, pages, noticeRules: rules, wordings, ...rest }] of packs) {
    const library = desk || pages.length > 0 ? { library: { pages, ...(desk ? { desk } : {}) } } : {};
    const notices = rules || wordings.length > 0 ? { notices: { wordings, ...(rules ? { rules } : {}) } } : {};
    if (!plan) findings.push(finding('policy.no_plan_file', `${name}/plan.yaml`));
    else if (wrong.get(name)?.length) findings.push(...(wrong.get(name) ?? []));
    else whole.push({ plan, ...rest, ...library, ...notices });
  }
  return {
    book: { version, packs: whole, codeSets, reasons, vocabulary: facts, services, populations, calendars, words },
    sources,
    findings,
  };
}

interface Gathered {
  plan?: PlanFile;
  claimFile?: ClaimFileDialect;
  network?: NetworkRules;
  authorizationList?: AuthorizationList;
  referrals?: ReferralFile;
  readonly benefits: BenefitFile[];
  readonly questions: QuestionFile[];
  readonly directory: DirectoryFile[];
  readonly enrollments: EnrollmentDialect[];
  readonly clocks: ClockFile[];
  desk?: LibraryDesk;
  readonly pages: LibraryPage[];
  noticeRules?: NoticeRules;
  readonly wordings: NoticeWording[];
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

/** A plan stands in the folder of its name, and extends a plan that exists and does not lead back to it. */
function wrongPlan(
  name: string,
  plan: PlanFile | undefined,
  packs: ReadonlyMap<string, { plan?: PlanFile }>,
): Finding[] {
  if (!plan) return [];
  const at = `${name}/plan.yaml`;
  if (plan.plan !== name) return [finding('policy.plan_elsewhere', at, { expected: name, received: plan.plan })];
  const trail = new Set([name]);
  for (let base = plan.extends; base !== undefined; base = packs.get(base)?.plan?.extends) {
    if (!packs.get(base)?.plan)
      return [finding('policy.extends_nothing', at, { expected: 'a plan of policy/', received: base })];
    if (trail.has(base)) return [finding('policy.extends_itself', at, { received: [...trail, base].join(' → ') })];
    trail.add(base);
  }
  return [];
}
