import type { CompiledClause } from './clauses.ts';
import { sayAmount, sayDocument, sayPeriod } from './explain-limits.ts';
import { sayPredicate, saySpan } from './explain-predicate.ts';
import { capital, Speech, type Spoken } from './explain-speech.ts';
import { sayCodes, sayWords } from './explain-values.ts';
import type { Clause } from './schema.ts';

/** One plain sentence for a clause: its own words where policy wrote them, else those of its kind. */
export function explainClause(clause: Clause | CompiledClause, policy: Spoken, language: string): string {
  const source = 'source' in clause ? clause.source : clause;
  const speech = new Speech(policy, language);
  if (source.say) return speech.local(source.say);
  const sentence = capital(kindSentence(speech, source));
  return source.when ? speech.say('clause.when', { condition: sayPredicate(speech, source.when), sentence }) : sentence;
}

function kindSentence(speech: Speech, source: Clause): string {
  if ('require' in source) return speech.say('clause.require', { predicate: sayPredicate(speech, source.require) });
  if ('diagnosis' in source)
    return speech.say('clause.diagnosis', { codes: sayCodes(speech, source.diagnosis.any_of) });
  if ('modifiers' in source) return modifiersSentence(speech, source.modifiers);
  if ('provider' in source) {
    const { role, any_of: types, certified_as: certified, review } = source.provider;
    return speech.say('clause.provider', {
      role: speech.say(`role.${role}`),
      types: sayWords(speech, types, 'or'),
      certified: certified ? sayWords(speech, certified, 'or') : 'none',
      review: review ? sayWords(speech, review, 'or') : 'none',
    });
  }
  if ('limit' in source) return limitSentence(speech, source.limit);
  if ('authorization' in source) return authorizationSentence(speech, source.authorization);
  if ('document' in source) return speech.say('clause.document', { document: sayDocument(speech, source.document) });
  if ('exclusion' in source) return exclusionSentence(speech, source.exclusion);
  if ('follows' in source) {
    const { codes, within, scope, provider } = source.follows;
    const span = within ? saySpan(speech, within) : 'none';
    return speech.say('clause.follows', { codes: sayCodes(speech, codes), within: span, scope, provider });
  }
  if ('time' in source) return speech.say('clause.time', { minutes: source.time.minutes_per_unit });
  return speech.say('clause.not_covered');
}

type Rule<K extends string> = Extract<Clause, Record<K, unknown>>[K & keyof Extract<Clause, Record<K, unknown>>];

function modifiersSentence(speech: Speech, rule: Rule<'modifiers'>): string {
  const parts = [
    rule.all_of &&
      speech.say('clause.modifiers_all', { modifiers: speech.list(rule.all_of, 'and'), n: rule.all_of.length }),
    rule.one_of && speech.say('clause.modifiers_one', { modifiers: speech.list(rule.one_of, 'or') }),
    rule.only && speech.say('clause.modifiers_only', { modifiers: speech.list(rule.only, 'and') }),
    rule.none_of && speech.say('clause.modifiers_none', { modifiers: speech.list(rule.none_of, 'or') }),
  ];
  return parts.filter((p) => p !== undefined).join(' ');
}

function limitSentence(speech: Speech, rule: Rule<'limit'>): string {
  const { beyond } = rule;
  return speech.say('clause.limit', {
    ...sayAmount(speech, rule),
    period: sayPeriod(speech, rule.period),
    beyond:
      typeof beyond === 'string'
        ? speech.say(`limit.beyond_${beyond}`)
        : speech.say('limit.beyond_document', { document: sayDocument(speech, beyond.document) }),
  });
}

function authorizationSentence(speech: Speech, rule: Rule<'authorization'>): string {
  const { need, after, unless, unless_document: paper, documents } = rule;
  return speech.say(`clause.authorization_${need}`, {
    ...(after ? { ...sayAmount(speech, after), period: sayPeriod(speech, after.period) } : {}),
    vehicle: speech.say(`vehicle.${rule.vehicle}`),
    prior: rule.prior ? 'yes' : 'no',
    unless: unless ? sayPredicate(speech, unless) : 'none',
    document: paper ? sayDocument(speech, paper) : 'none',
    documents: documents ? sayWords(speech, documents, 'and') : 'none',
  });
}

function exclusionSentence(speech: Speech, rule: Rule<'exclusion'>): string {
  return speech.say('clause.exclusion', {
    within: speech.say(`within.${rule.within}`),
    codes: rule.with === 'same_code' ? speech.say('codes.same') : sayCodes(speech, rule.with),
    scope: rule.scope,
    provider: rule.provider === 'other' ? 'another' : rule.provider,
    modifiers: rule.unless_modifier ? speech.list(rule.unless_modifier, 'or') : 'none',
    recover: rule.recover ? 'yes' : 'no',
  });
}
