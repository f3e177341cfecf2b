import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { expected, wish } from './case-schema.ts';

const PAGE = readFileSync(resolve(import.meta.dirname, '../../../docs/reference/cases.md'), 'utf8');
const SECTIONS = PAGE.split(/\n(?=#{2,3} )/);

/** The objects a schema is made of, with the keys that lead to each. */
function shapes(schema: z.core.$ZodType, at = ''): { at: string; keys: string[] }[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return shapes(schema.unwrap(), at);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => shapes(one, at));
  if (schema instanceof z.ZodArray) return shapes(schema.element, at);
  if (schema instanceof z.ZodRecord) return shapes(schema.valueType, at);
  if (!(schema instanceof z.ZodObject)) return [];
  const inside = Object.entries(schema.shape).flatMap(([key, one]) => shapes(one, at === '' ? key : `${at}.${key}`));
  return [{ at, keys: Object.keys(schema.shape) }, ...inside];
}

const names = (text: string, key: string) =>
  text.includes(`\`${key}\``) || new RegExp(`[{ ,(|\`]${key.replaceAll('.', '\\.')}[,}:\`)]`).test(text);

/** Where a key stands that every wish of a family takes. */
const OF_ALL = ['as', 'by', 'seen', 'request', 'appeal', 'continuity', 'id'];

/** Wishes whose keys another section lists. */
const TAKEN_FROM: Readonly<Record<string, string>> = {
  check: SECTIONS.find((section) => section.startsWith('### claim\n')) ?? '',
};

const wishes = wish.options.flatMap((one) => Object.entries(one.shape));

describe('docs/reference/cases.md against the schema', () => {
  test('has no two wishes of one name', () => {
    const all = wishes.map(([name]) => name);
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
    expect(all.length).toBeGreaterThan(100);
  });

  test.each(wishes.map(([name, body]) => [name, body] as const))(
    'shows %s, and names each of its keys beside it',
    (name, body) => {
      const near = SECTIONS.filter((section) => names(section, name)).join('\n');
      expect(near).toMatch(new RegExp(`- ${name.replaceAll('.', '\\.')}:`));
      const told = `${near}\n${TAKEN_FROM[name] ?? ''}`;
      const unnamed = shapes(body).flatMap(({ at, keys }) =>
        keys.filter((key) => !names(at === '' && !OF_ALL.includes(key) ? told : PAGE, key)),
      );
      expect(unnamed).toEqual([]);
    },
  );

  test.each(shapes(expected).map(({ at, keys }) => [at, keys] as const))(
    'names what may be expected: %s',
    (_at, keys) => {
      expect(keys.filter((key) => !names(PAGE, key))).toEqual([]);
    },
  );
});
