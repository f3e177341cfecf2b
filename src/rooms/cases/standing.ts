import type { ReadClock } from '../../rules/index.ts';
import type { CaseRow } from './case-file.ts';

/** How a case stands with its clocks: the one that governs, else what became of the others. */
export function standingOf(governs: ReadClock | undefined, readings: readonly ReadClock[]): CaseRow['standing'] {
  if (governs) return 'running';
  const states = readings.map(({ state }) => state);
  if (states.includes('paused')) return 'paused';
  if (states.includes('missed')) return 'missed';
  return states.includes('met') ? 'met' : 'none';
}
