import { z } from 'zod';
import { isoDate } from '../../rules/index.ts';

/** Values as cases write them. */
export const dollars = z.number().refine((n) => Math.abs(n * 100 - Math.round(n * 100)) < 1e-6, {
  error: 'dollars with at most two decimals',
});
export const text = z.union([z.string(), z.number().transform(String)]);
export const textList = z.array(text);
export const span = z.strictObject({ from: isoDate.optional(), to: isoDate.optional() });
export const standing = z.union([z.boolean(), span, z.array(span)]);
export const instant = z.string().refine((s) => !Number.isNaN(Date.parse(s)) && /T.*(Z|[+-]\d\d:?\d\d)$/.test(s), {
  error: 'an instant with its offset, as 2025-03-21T10:00-07:00',
});
export const factValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);
