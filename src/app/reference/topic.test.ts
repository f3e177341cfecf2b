import { beforeAll, describe, expect, test } from 'vitest';
import { Speech } from '../../rules/index.ts';
import { proofsOf, sayTopic } from './say-topic.ts';
import { readShelf, type Shelf } from './shelf.ts';
import { findTopic, type TopicOptions } from './topic.ts';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await readShelf();
});

function topicOf(what: string, options: Partial<TopicOptions> = {}) {
  const topic = findTopic(shelf, what, { language: 'en', ...options });
  if (!topic) throw new Error(`nothing is called ${what}`);
  return topic;
}

describe('what a word of the policy names', () => {
  test('a ledger row leads to the clauses that cite it, to its place, and to its cases', () => {
    const topic = topicOf('CCAH-HE-BF-82');
    expect(topic.rules.map((r) => [r.id, r.clauses.map((c) => c.id)])).toContainEqual([
      'ccah/hospital-grade-pump-rental',
      ['ccah/hospital-grade-pump-rental/ordered-by'],
    ]);
    expect(topic.rules[0]?.place).toMatch(/^policy\/ccah\/benefits\/hospital-grade-rental\.yaml:\d+$/);
    expect(proofsOf(shelf, topic).cases.length).toBeGreaterThan(0);
  });

  test('a code leads to its benefit first, then to the edits, and names the rules of every line apart', () => {
    const topic = topicOf('z5023', { plan: 'ccah', on: '2025-03-20' });
    expect(topic.rules[0]?.id).toBe('ccah/lactation-consultant-visit');
    expect(topic.rules[0]?.price).toContain('$45.74');
    expect(topic.general.map((r) => r.id)).toContain('ccah/covered-on-service-date');
  });

  test.each([
    ['lactation-consultant', 'benefit'],
    ['ccah/lactation-consultant-visit', 'rule'],
    ['two-units-a-visit', 'clause'],
    ['pump-note', 'question'],
    ['aah/urgent', 'rule'],
  ])('%s is a %s', (what, kind) => expect(topicOf(what).kind).toBe(kind));

  test('a row about a time leads to its clock, with what moves it, its place and its cases', () => {
    const topic = topicOf('REF-UM-CLK-07', { language: 'es' });
    expect(topic.rules.map((r) => r.id)).toContain('medi-cal/law-routine');
    expect(topic.rules[0]?.place).toMatch(/^policy\/medi-cal\/clocks\/authorization\.yaml:\d+$/);
    expect(topic.rules[0]?.applies).toContainEqual({ label: 'Tiempo', value: '5 días hábiles' });
    expect(proofsOf(shelf, topic).cases.length).toBeGreaterThan(0);
    const dated = (on: string) => topicOf('REF-UM-CLK-02', { plan: 'aah', on }).rules.map((r) => r.id);
    expect(dated('2025-12-31')).toEqual(['medi-cal/law-outer-before-2026']);
    expect(dated('2026-01-01')).toEqual(['medi-cal/law-outer']);
  });

  test('what nothing is called stays unfound', () => {
    expect(findTopic(shelf, 'no-such-thing', { language: 'en' })).toBeUndefined();
    expect(findTopic(shelf, 'Z5023', { language: 'en', plan: 'aah' })).toBeUndefined();
  });

  test('in Spanish the labels and sentences are Spanish', () => {
    const topic = topicOf('CCAH-HE-BF-82', { language: 'es' });
    const text = [...sayTopic(shelf, topic, new Speech(shelf.book, 'es'))].join('\n');
    expect(text).toContain('El proveedor que ordena es uno de estos: médico');
    expect(text).toContain('Fuentes:');
  });
});
