/** A UUID (version 8) that is always the same for the same name, so that a directory exported twice is the same directory. */
export function stableId(name: string): string {
  const parts = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344].map((seed) => mixed(name, seed));
  const hex = parts.map((n) => n.toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** FNV-1a over the UTF-16 code units, finished as MurmurHash3 does so that every bit depends on every character. */
function mixed(text: string, seed: number): number {
  let h = seed ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) ^ (h >>> 15);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
