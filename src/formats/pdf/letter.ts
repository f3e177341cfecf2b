import type { IsoDate } from '../../kernel/index.ts';

/** A letter as its author means it: what is said, in which language, in which order. How it looks is this room's matter. */
export interface Letter {
  /** Stands in the file as its identifier. */
  readonly id: string;
  /** Shown in the bar of the window, read out first. */
  readonly title: string;
  /** BCP 47: `en`, `es`, `hmn`, `zh-Hant`, … */
  readonly language: string;
  readonly direction: Direction;
  readonly written: IsoDate;
  /** The size of body text: 12 for most letters, 18 to 20 for large print. */
  readonly points: number;
  readonly blocks: readonly LetterBlock[];
  /** At the foot of each page; `{page}` and `{pages}` are put in. */
  readonly footer?: string;
}

export type Direction = 'ltr' | 'rtl';

/** A part in a language of the other direction says its own. */
export type LetterBlock =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3 | 4 | 5 | 6;
      readonly spans: readonly Span[];
      readonly direction?: Direction;
    }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[]; readonly direction?: Direction }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Span[])[];
      readonly direction?: Direction;
    }
  /** The addressee, where the window of a #10 envelope shows it. */
  | { readonly kind: 'address'; readonly lines: readonly string[] }
  | {
      readonly kind: 'table';
      readonly headers: readonly (readonly Span[])[];
      readonly rows: readonly (readonly (readonly Span[])[])[];
    }
  /** What must not be overlooked, in a frame. */
  | { readonly kind: 'notice'; readonly blocks: readonly NoticeBlock[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'page-break' };

export type NoticeBlock = Extract<LetterBlock, { readonly kind: 'heading' | 'paragraph' | 'list' }>;

export interface Span {
  readonly text: string;
  readonly strong?: boolean;
  /** `https:`, `mailto:` or `tel:`. */
  readonly link?: string;
  /** Where it differs from the letter's, so that a voice pronounces it right and Han characters take their regional form. */
  readonly language?: string;
}
