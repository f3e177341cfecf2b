import { type Finding, finding } from '../../kernel/index.ts';

/** What the first bytes say the file is, when it is not text in UTF-8. */
export function sniffCsv(bytes: Uint8Array): Finding | undefined {
  const starts = (...expected: readonly number[]) => expected.every((byte, i) => bytes[i] === byte);
  const expected = 'comma-separated text in UTF-8';
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff))
    return finding('csv.encoding', 'file', { expected, received: 'UTF-16' });
  if (starts(0x50, 0x4b, 3, 4))
    return finding('csv.binary', 'file', { expected, received: 'a zip archive or a workbook' });
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return finding('csv.binary', 'file', { expected, received: 'an old workbook' });
  if (starts(0x25, 0x50, 0x44, 0x46)) return finding('csv.binary', 'file', { expected, received: 'a PDF' });
  if (starts(0x1f, 0x8b)) return finding('csv.binary', 'file', { expected, received: 'a compressed file' });
  if (starts(0x49, 0x53, 0x41)) return finding('csv.binary', 'file', { expected, received: 'an X12 file' });
  if (bytes.subarray(0, 1024).includes(0))
    return finding('csv.binary', 'file', { expected, received: 'bytes that are no text' });
  return undefined;
}
