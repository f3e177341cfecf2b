export type { FontFamily, FontShelf, FontSlice } from './fonts.ts';
export type { Direction, Letter, LetterBlock, NoticeBlock, Span } from './letter.ts';
export type { Deflate } from './pdf-file.ts';
export { openPress, type Press, type PrintedLetter } from './press.ts';
