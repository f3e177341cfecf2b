import { stringify } from 'yaml';
import type { IsoDate } from '../../kernel/index.ts';
import type { CompiledPolicy, PolicyBook, QuestionFile } from '../../rules/index.ts';
import type { Cast } from '../cases/case-world.ts';
import { CaseStage } from '../cases/wishes.ts';
import { type ExampleFacts, FactFinder } from './example-facts.ts';

const DAY: IsoDate = '2025-06-02';

/** A case of a question that runs as it stands: facts that satisfy its clauses, and what the policy answers to them. */
export async function exampleCase(
  book: PolicyBook,
  policy: CompiledPolicy,
  question: QuestionFile,
  cast: Cast,
): Promise<string> {
  const on = dayFor(question);
  const check = { question: question.question, on, facts: exampleFacts(policy, question, on) };
  const asked = { name: question.title.en, plan: policy.brand, now: `${on}T09:00-07:00`, when: [{ check }] };
  // biome-ignore lint/suspicious/noThenProperty: `then` is the word of the case format
  const stage = new CaseStage({ policy, book, cast, zips: new Map() }, { ...asked, then: [] });
  const { answer } = await stage.play({ check });
  const whole = new Map<string, unknown>([...Object.entries(asked), ['then', [{ answer }]]]);
  return stringify([whole], { lineWidth: 120 }).trimEnd();
}

/** Unconditional clauses choose their facts first. */
function exampleFacts(policy: CompiledPolicy, question: QuestionFile, on: IsoDate): ExampleFacts {
  const finder = new FactFinder(policy.vocabulary, on);
  const inForce = question.provisions.filter((p) => on >= (p.in_force.from ?? '') && on <= (p.in_force.to ?? '9999'));
  for (const { when, clauses } of inForce) {
    if (when) finder.satisfy(when);
    for (const clause of clauses) if (!clause.when) finder.satisfy(clause.require);
    for (const clause of clauses) if (clause.when) finder.satisfy(clause.require);
  }
  return finder.facts;
}

/** A day on which some provision of the question is in force. */
function dayFor(question: QuestionFile): IsoDate {
  const spans = question.provisions.map((p) => ({
    from: p.in_force.from ?? '0000-01-01',
    to: p.in_force.to ?? '9999-12-31',
  }));
  if (spans.some(({ from, to }) => DAY >= from && DAY <= to)) return DAY;
  return spans[0] ? (spans[0].from > DAY ? spans[0].from : spans[0].to) : DAY;
}
