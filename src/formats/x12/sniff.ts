/** What the first bytes say the file is, when it is not X12. */
export function sniff(
  bytes: Uint8Array,
): { readonly code: string; readonly expected: string; readonly received: string } | undefined {
  const at = (i: number) => bytes[i] ?? -1;
  const isUtf16 =
    (at(0) === 0xff && at(1) === 0xfe) ||
    (at(0) === 0xfe && at(1) === 0xff) ||
    (at(0) === 0x49 && at(1) === 0) ||
    (at(0) === 0 && at(1) === 0x49);
  if (isUtf16) return { code: 'x12.encoding', expected: 'ASCII, UTF-8 or Latin-1', received: 'UTF-16' };
  if (at(0) === 0xc9 && at(1) === 0xe2)
    return { code: 'x12.encoding', expected: 'ASCII, UTF-8 or Latin-1', received: 'EBCDIC' };
  return undefined;
}
