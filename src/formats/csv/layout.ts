/** One column of a flat file: what its header is called and what its cells may hold. */
export interface CsvColumn {
  readonly name: string;
  /** The file must have the column, and every row a value in it. */
  readonly isRequired?: boolean;
  /** text, a date (YYYY-MM-DD or MM/DD/YYYY, given back as ISO), or one of `codes`. */
  readonly kind: 'text' | 'date' | 'code';
  readonly codes?: readonly string[];
  readonly max?: number;
  /** What a text looks like, and how a person would say it. */
  readonly shape?: { readonly pattern: RegExp; readonly say: string };
}

export interface CsvLayout {
  readonly columns: readonly CsvColumn[];
}

/** Bounds that keep memory flat whatever a file claims to be. */
export interface CsvLimits {
  readonly maxBytes: number;
  readonly maxRowBytes: number;
  readonly maxRows: number;
  /** Findings about the file as a whole; those of a row go with the row. */
  readonly maxFindings: number;
}

export const csvLimits: CsvLimits = {
  maxBytes: 1_000_000_000,
  maxRowBytes: 65_536,
  maxRows: 5_000_000,
  maxFindings: 1_000,
};

/** Where a cell stands, as a spreadsheet shows it: `row 12, column C (born)`. */
export function cellName(row: number, column: number, name: string): string {
  return `row ${row}, column ${columnLetters(column)} (${name})`;
}

/** 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
