import type { RuleLine } from '../contract/benefits.ts';
import { californiaToday } from '../benefits/today-in-california.ts';

/** Rules with every word of the text in title, id, codes or sources, in force now, before or later. */
export function rulesThatFit(rules: readonly RuleLine[], text: string, state: string, now: Date): readonly RuleLine[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const today = californiaToday(now);
  return rules.filter((rule) => {
    const said = [rule.title, rule.id, ...rule.codes, ...rule.cites].join(' ').toLowerCase();
    return words.every((word) => said.includes(word)) && (state === '' || stateOf(rule, today) === state);
  });
}

function stateOf({ from, to }: RuleLine, today: string): string {
  if (from !== undefined && today < from) return 'future';
  return to !== undefined && today > to ? 'past' : 'now';
}

export function sortedRules(rules: readonly RuleLine[], sort: string): readonly RuleLine[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  return [...rules].sort((a, b) => sign * (a.title.localeCompare(b.title) || a.id.localeCompare(b.id)));
}
