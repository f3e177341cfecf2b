import { latin1, type PdfFile, type Ref, refer } from './pdf-file.ts';
import { ASCENT, type Cluster, DESCENT } from './shape.ts';
import { trueType } from './true-type.ts';

/** One letter's own font of one weight: the clusters it shows, numbered in the order they first appear. */
export class LetterFont {
  readonly name: string;
  private readonly numbers = new Map<Cluster, number>();
  private readonly clusters: Cluster[] = [];

  constructor(name: string) {
    this.name = name;
  }

  get size(): number {
    return this.clusters.length;
  }

  glyph(cluster: Cluster): number {
    const known = this.numbers.get(cluster);
    if (known !== undefined) return known;
    this.clusters.push(cluster);
    this.numbers.set(cluster, this.clusters.length);
    return this.clusters.length;
  }

  embed(file: PdfFile, weight: number): Ref {
    const { bytes, box } = trueType(this.clusters);
    const name = `/${this.tag()}+${this.name}`;
    const program = file.addStream(bytes, `/Length1 ${bytes.length}`);
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [${box.join(' ')}] /ItalicAngle 0 /Ascent ${ASCENT} ` +
        `/Descent ${-DESCENT} /CapHeight 714 /StemV ${weight === 700 ? 140 : 80} /FontWeight ${weight} /FontFile2 ${refer(program)} >>`,
    );
    const widths = this.clusters.map((c) => Math.round(c.width)).join(' ');
    const descendant = file.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) ` +
        `/Supplement 0 >> /FontDescriptor ${refer(descriptor)} /CIDToGIDMap /Identity /DW 0 /W [1 [${widths}]] >>`,
    );
    const unicode = file.addStream(latin1(this.toUnicode()));
    return file.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${refer(descendant)}] ` +
        `/ToUnicode ${refer(unicode)} >>`,
    );
  }

  /** Six letters that differ with what the subset holds. */
  private tag(): string {
    let hash = 0x811c9dc5;
    for (const { text } of this.clusters)
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
    let tag = '';
    for (let i = 0; i < 6; i++) {
      tag += String.fromCharCode(65 + (hash % 26));
      hash = Math.floor(hash / 26);
    }
    return tag;
  }

  private toUnicode(): string {
    const lines = this.clusters.map(({ text }, i) => `<${glyphCode(i + 1)}> <${utf16(text)}>`);
    const blocks: string[] = [];
    for (let i = 0; i < lines.length; i += 100) {
      const block = lines.slice(i, i + 100);
      blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
    }
    return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
  }
}

const CODES = Array.from({ length: 0x10000 }, (_, i) => i.toString(16).toUpperCase().padStart(4, '0'));

export function glyphCode(n: number): string {
  return CODES[n] ?? '0000';
}

function utf16(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i++) hex += glyphCode(text.charCodeAt(i));
  return hex;
}
