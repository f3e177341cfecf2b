import { addDays, type IsoDate } from '../../kernel/index.ts';
import { type JudgedClause, NOT_APPLICABLE, Speech, sayClause, sayWord } from '../../rules/index.ts';
import { checkCredentials, WARNING_DAYS } from './check-credentials.ts';
import type { Credential } from './credential.ts';
import type { PlanNetwork } from './directory-desk.ts';
import type { StoredPractitioner } from './practitioner-store.ts';

/** `not_asked`: the plan's policy asks nothing of the role. */
export type PapersState = 'yes' | 'no' | 'review' | 'unknown' | 'not_asked';

/** Somebody as a line of a list: whether the papers qualify, and which run out. */
export interface PractitionerLine extends Omit<StoredPractitioner, 'person'> {
  readonly role: string;
  readonly answer: PapersState;
  readonly expired: number;
  readonly expiring: number;
  /** The first day a paper that still holds ends. */
  readonly nextEnd?: IsoDate;
}

export function practitionerLine(network: PlanNetwork, stored: StoredPractitioner, on: IsoDate): PractitionerLine {
  const { person, ...who } = stored;
  const checked = checkCredentials(network.policy, network.rules, person, on);
  const ends = person.credentials
    .flatMap((c) => (c.expires !== undefined && c.expires >= on ? [c.expires] : []))
    .sort();
  return {
    ...who,
    role: person.role,
    answer: checked.ok ? checked.value.answer : 'not_asked',
    ...endings(person.credentials, on),
    ...(ends[0] === undefined ? {} : { nextEnd: ends[0] }),
  };
}

export interface ShownQuestion {
  readonly question: string;
  readonly title: string;
  readonly answer: PapersState;
  readonly clauses: readonly JudgedClause[];
}

/** What the plan asks of the role and how the papers answer it, clause by clause, in the reader's language. */
export function shownQuestions(
  { policy, rules }: PlanNetwork,
  { person }: StoredPractitioner,
  on: IsoDate,
  language: string,
): readonly ShownQuestion[] {
  const checked = checkCredentials(policy, rules, person, on);
  if (!checked.ok) return [];
  const speech = new Speech(policy, language);
  const { questions, values } = checked.value;
  return questions.map(({ question, answer }) => {
    const title = policy.questions.get(question)?.source.title;
    return {
      question,
      title: title ? speech.local(title) : question,
      answer: answer.answer,
      clauses: answer.clauses.flatMap(({ clause, verdict }) => {
        if (verdict === NOT_APPLICABLE) return [];
        const { effect: _, ...said } = sayClause(clause, verdict, values, speech); // what follows for a claim follows for nobody here
        return [said];
      }),
    };
  });
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The closed lists a paper chooses from: the values of the facts the plan's questions ask for. */
export function paperChoices(
  { policy }: PlanNetwork,
  language: string,
): Readonly<Record<'areas' | 'skills' | 'writers' | 'kinds', readonly Choice[]>> {
  const speech = new Speech(policy, language);
  const of = (fact: string) =>
    (policy.vocabulary[fact]?.values ?? []).map((value) => ({ value, label: sayWord(speech, value) }));
  return {
    areas: of('doula_applicant.training_areas'),
    skills: of('doula_applicant.skills_attested'),
    writers: of('doula_letter.writer'),
    kinds: of('street_provider.license_type'),
  };
}

function endings(papers: readonly Credential[], on: IsoDate): { expired: number; expiring: number } {
  const soon = addDays(on, WARNING_DAYS);
  const ending = papers.flatMap((p) => p.expires ?? []);
  return {
    expired: ending.filter((day) => day < on).length,
    expiring: ending.filter((day) => day >= on && day <= soon).length,
  };
}
