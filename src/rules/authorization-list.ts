import { z } from 'zod';
import type { IsoDate } from '../kernel/index.ts';
import { inForce, ledgerId } from './atoms-schema.ts';
import { plainCode } from './codes.ts';
import { whyUnknown } from './directory.ts';

/**
 * A plan's published list of services that need authorization, by code and by edition. What a list does not say is not
 * known: only a code that a complete edition leaves out needs no authorization.
 */
const cite = z.array(ledgerId).min(1);

const row = z.strictObject({
  system: z.enum(['cpt', 'hcpcs', 'revenue', 'cdt', 'ndc']),
  code: z.string().regex(/^[A-Z0-9]+$/, { error: 'a code without dots, in capitals' }),
  needed: z.boolean().describe('Whether the service needs authorization.'),
  in_force: inForce.default({}).describe('Days within the edition; all of them when absent.'),
  cite,
});
export type AuthorizationRow = z.infer<typeof row>;

const edition = z.strictObject({
  edition: z.string().min(1).describe('How the plan names it, e.g. 2026-01.'),
  in_force: inForce,
  complete: z.boolean().describe('Whether a code that has no row needs no authorization.'),
  cite,
  rows: z.array(row),
});

export const authorizationListFile = z.strictObject({
  cite,
  unknown: whyUnknown.optional().describe('Why there is no edition; stands exactly where there is none.'),
  editions: z.array(edition),
});
export type AuthorizationList = z.infer<typeof authorizationListFile>;

export interface AuthorizationNeed {
  readonly need: 'needed' | 'not_needed' | 'unknown';
  /** Of an unknown need: no list is loaded, none holds on that day, or the edition neither names the code nor is complete. */
  readonly why?: 'list_not_loaded' | 'no_edition_that_day' | 'code_not_listed';
  readonly edition?: string;
  readonly cites: readonly string[];
}

/** What the list in force on a day says of a code; `undefined` stands for a plan that has published none. */
export function authorizationNeed(
  list: AuthorizationList | undefined,
  asked: { readonly system: AuthorizationRow['system']; readonly code: string; readonly on: IsoDate },
): AuthorizationNeed {
  if (!list || list.editions.length === 0) return { need: 'unknown', why: 'list_not_loaded', cites: list?.cite ?? [] };
  const held = list.editions.find((e) => holds(e.in_force, asked.on));
  if (!held) return { need: 'unknown', why: 'no_edition_that_day', cites: list.cite };
  const code = plainCode(asked.code);
  const found = held.rows.find((r) => r.system === asked.system && r.code === code && holds(r.in_force, asked.on));
  if (found) return { need: found.needed ? 'needed' : 'not_needed', edition: held.edition, cites: found.cite };
  if (held.complete) return { need: 'not_needed', edition: held.edition, cites: held.cite };
  return { need: 'unknown', why: 'code_not_listed', edition: held.edition, cites: held.cite };
}

function holds({ from, to }: z.infer<typeof inForce>, on: IsoDate): boolean {
  return (from === undefined || on >= from) && (to === undefined || on <= to);
}
