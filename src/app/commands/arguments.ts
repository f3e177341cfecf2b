import { readdirSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { isIsoDate } from '../../kernel/index.ts';
import { POLICY_FOLDER } from '../policy-folder.ts';

// What a word of the command line means. A wrong one is said before anything is done, with exit code 64.

export function dateArgument(text: string): string {
  if (!isIsoDate(text)) throw new InvalidArgumentError('A calendar date as YYYY-MM-DD is expected.');
  return text;
}

export function instantArgument(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime()) || !/T.*(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new InvalidArgumentError('An instant with its offset is expected, as 2025-06-02T09:00-07:00.');
  }
  return instant;
}

export function languageArgument(text: string): string {
  const known = readdirSync(`${POLICY_FOLDER}/words`).flatMap((f) => /^([a-z-]+)\.yaml$/i.exec(f)?.[1] ?? []);
  if (!known.includes(text)) throw new InvalidArgumentError(`One of ${known.join(', ')} is expected.`);
  return text;
}

export function countArgument(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError('A whole number of at least 1 is expected.');
  return count;
}

export function milesArgument(text: string): number {
  const miles = Number(text);
  if (!(miles > 0 && miles <= 1000))
    throw new InvalidArgumentError('Miles, more than 0 and at most 1000, are expected.');
  return miles;
}
