import { type CompiledPolicy, type FactValue, fitsFact, likely } from '../../rules/index.ts';
import { CaseMistake } from './given.ts';

type Vocabulary = CompiledPolicy['vocabulary'];
type Definition = Vocabulary[string];

/** A fact the vocabulary does not have, or a value it cannot take, would never be looked at: the case is wrong. */
export function mustBeFacts(vocabulary: Vocabulary, facts: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(facts)) {
    const definition = vocabulary[name];
    if (!definition)
      throw new CaseMistake(`the vocabulary has no fact ${name}${perhaps(name, Object.keys(vocabulary))}`);
    if (!fitsFact(definition, value)) {
      throw new CaseMistake(`${name} takes a ${definition.type}, ${allowed(definition)}, not ${JSON.stringify(value)}`);
    }
  }
}

/** What a name nobody knows may be meant for. */
export function perhaps(name: string, known: Iterable<string>): string {
  const meant = likely(name, [...known]);
  return meant.length === 0 ? '' : `; perhaps ${meant.join(', ')}`;
}

/** The facts a wish states beside its own keys. */
export function factsOf(wish: object): Readonly<Record<string, FactValue>> {
  const bodies: { facts?: Readonly<Record<string, FactValue>> }[] = Object.values(wish);
  return Object.assign({}, ...bodies.map(({ facts }) => facts));
}

export function allowed(definition: Definition): string {
  return definition.values ? `one of ${definition.values.join(', ')}` : 'of any value';
}
