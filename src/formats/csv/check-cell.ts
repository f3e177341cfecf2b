import { type Finding, finding, isIsoDate } from '../../kernel/index.ts';
import type { CsvColumn } from './layout.ts';

const MAX_TEXT = 255;
const MAX_RECEIVED = 99;

/** A cell as its column wants it, trimmed; or what is wrong with it. An empty cell is an empty text. */
export function readCell(
  raw: string,
  column: CsvColumn,
  at: string,
): { readonly value: string; readonly wrong?: Finding } {
  const value = raw.trim();
  const detail = (expected: string) => ({ expected, received: shown(value) });
  if (hasControl(raw)) return { value, wrong: finding('csv.control', at, detail('text without control characters')) };
  if (isFormula(value)) return { value, wrong: finding('csv.formula', at, detail('a plain value')) };
  if (value === '') {
    return column.isRequired ? { value, wrong: finding('csv.empty_cell', at, { expected: said(column) }) } : { value };
  }
  const max = column.max ?? MAX_TEXT;
  if ([...value].length > max)
    return { value, wrong: finding('csv.too_long', at, detail(`at most ${max} characters`)) };
  switch (column.kind) {
    case 'date': {
      const iso = isoOf(value);
      return iso ? { value: iso } : { value, wrong: finding('csv.date', at, detail(said(column))) };
    }
    case 'code':
      return column.codes?.includes(value)
        ? { value }
        : { value, wrong: finding('csv.code', at, detail(said(column))) };
    case 'text':
      return !column.shape || column.shape.pattern.test(value)
        ? { value }
        : { value, wrong: finding('csv.shape', at, detail(column.shape.say)) };
  }
}

export function said(column: CsvColumn): string {
  if (column.kind === 'date') return 'a date of the calendar as YYYY-MM-DD or MM/DD/YYYY';
  if (column.kind === 'code') return `one of ${(column.codes ?? []).join(', ')}`;
  return column.shape?.say ?? 'a value';
}

function isoOf(text: string): string | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = american ? `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}` : text;
  return isIsoDate(iso) ? iso : undefined;
}

/** What a spreadsheet would run instead of show. A telephone number with its plus and a negative number are plain. */
function isFormula(value: string): boolean {
  return /^[=@]/.test(value) || /^[+-](?![\d .()-]*$)/.test(value);
}

function hasControl(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code < 0x20 || code === 0x7f || code === 0xfffd) return true;
  }
  return false;
}

export function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').slice(0, MAX_RECEIVED);
}
