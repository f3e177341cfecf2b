import { type Finding, finding, isIsoDate, parseDollars } from '../../kernel/index.ts';
import type { CompiledPolicy, FactValue } from '../../rules/index.ts';

/** A fact as a person types it; undefined when the vocabulary has no such fact or the text is no value of it. */
export function factFromText(policy: CompiledPolicy, name: string, text: string): FactValue {
  const definition = policy.vocabulary[name];
  switch (definition?.type) {
    case undefined:
      return undefined;
    case 'money':
      return parseDollars(text);
    case 'number':
      return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'date':
      return isIsoDate(text) ? text : undefined;
    case 'set':
      return text.split(',');
    default:
      return !definition?.values || definition.values.includes(text) ? text : undefined;
  }
}

/** All facts of a question, or a finding for each that does not fit. */
export function factsFromText(
  policy: CompiledPolicy,
  stated: Readonly<Record<string, string>>,
  findings: Finding[],
): Readonly<Record<string, FactValue>> {
  const facts: Record<string, FactValue> = {};
  for (const [name, text] of Object.entries(stated)) {
    const value = factFromText(policy, name, text);
    if (value === undefined) {
      const type = policy.vocabulary[name]?.type;
      findings.push(finding('check.fact', name, { expected: type ?? 'a name of the vocabulary' }));
    }
    facts[name] = value;
  }
  return facts;
}
