import { z } from 'zod';
import { isIsoDate } from '../kernel/index.ts';

// The words that files under `policy/` are made of.

export const isoDate = z.string().refine(isIsoDate, { error: 'a calendar date as YYYY-MM-DD' });
export const ledgerId = z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)+$/, { error: 'a citation id such as CCAH-HE-BF-10' });
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower case words joined by hyphens' });
export const reasonId = z
  .string()
  .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, { error: 'lower case words joined by underscores' });
export const cite = z.array(ledgerId).min(1);
/**
 * A code, a code with modifiers that must stand on the line in any slot (`H0043-U6`), a family by its beginning (`O91*`),
 * or a named set (`@evaluation-and-management`).
 */
export const codePattern = z.string().regex(/^(@[a-z0-9-]+|[A-Z0-9][A-Z0-9.]*(\*|(-[A-Z0-9]{2})+)?)$/, {
  error: 'a code, CODE-MODIFIER, CODE*, or @set',
});

export const inForce = z.strictObject({ from: isoDate.optional(), to: isoDate.optional() });
