import { deflateSync } from 'node:zlib';
import { openPress, type Press } from '../../formats/pdf/index.ts';
import { openFontShelf } from './font-shelf.ts';

/** The press with the typefaces and the compression of this machine. */
export async function openLetterPress(): Promise<Press> {
  // Level 4: a letter is written half again as fast as at 6, and is three hundredths larger.
  return openPress(await openFontShelf(), (bytes) => deflateSync(bytes, { level: 4 }));
}
