import type { Composer } from './composer.ts';
import type { Letter } from './letter.ts';
import { amount, type Deflate, latin1, PdfFile, type Ref, refer, textString } from './pdf-file.ts';
import { PAPER } from './sheet.ts';
import { addStructure, type StructureNode } from './structure.ts';

/** The finished pages as one tagged file (PDF 1.7, PDF/UA-1). */
export function writeFile(composer: Composer, root: StructureNode, deflate: Deflate): Uint8Array {
  const { letter, sheets, fonts } = composer;
  const file = new PdfFile(deflate);
  const tree = file.reserve();
  const pages = sheets.map(() => file.reserve());
  const parents: (StructureNode | readonly StructureNode[])[] = sheets.map((sheet) => sheet.marks);
  const faces = [
    ...(fonts.regular.size > 0 ? [`/R ${refer(fonts.regular.embed(file, 400))}`] : []),
    ...(fonts.bold.size > 0 ? [`/B ${refer(fonts.bold.embed(file, 700))}`] : []),
  ];
  const resources = file.add(`<< /Font << ${faces.join(' ')} >> >>`);
  sheets.forEach((sheet, i) => {
    const page = pages[i];
    if (!page) return;
    const links = sheet.links.map((link) => {
      const annotation = file.add(
        `<< /Type /Annot /Subtype /Link /Rect [${link.box.map(amount).join(' ')}] /Border [0 0 0] /F 4 ` +
          `/Contents ${textString(link.text)} /StructParent ${parents.length} /A << /S /URI /URI ${asciiString(link.link)} >> >>`,
      );
      parents.push(link.node);
      link.node.kids.push({ page: i, annotation });
      return annotation;
    });
    const content = file.addStream(latin1(sheet.content()));
    const annotations = links.length > 0 ? `/Annots [${links.map(refer).join(' ')}] ` : '';
    file.add(
      `<< /Type /Page /Parent ${refer(tree)} /MediaBox [0 0 ${PAPER.width} ${PAPER.height}] /Resources ${refer(resources)} ` +
        `/Contents ${refer(content)} /StructParents ${i} /Tabs /S ${annotations}>>`,
      page,
    );
  });
  file.add(`<< /Type /Pages /Kids [${pages.map(refer).join(' ')}] /Count ${pages.length} >>`, tree);
  const structure = addStructure(file, root, pages, parents);
  const catalog = file.add(
    `<< /Type /Catalog /Pages ${refer(tree)} /MarkInfo << /Marked true >> /Lang ${textString(letter.language)} ` +
      `/StructTreeRoot ${refer(structure)} /Metadata ${refer(addMetadata(file, letter))} /ViewerPreferences ` +
      `<< /DisplayDocTitle true /Direction /${letter.direction === 'rtl' ? 'R2L' : 'L2R'} >> >>`,
  );
  const date = `(D:${letter.written.replaceAll('-', '')}000000Z)`;
  const info = file.add(
    `<< /Title ${textString(letter.title)} /Producer (Madrone) /CreationDate ${date} /ModDate ${date} >>`,
  );
  return file.bytes(catalog, info, letter.id);
}

function addMetadata(file: PdfFile, letter: Letter): Ref {
  const date = `${letter.written}T00:00:00Z`;
  const xmp = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(letter.title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escapeXml(letter.language)}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>${escapeXml(letter.id)}</dc:identifier>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>
<pdf:Producer>Madrone</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
  return file.addPlainStream(new TextEncoder().encode(xmp), '/Type /Metadata /Subtype /XML');
}

function asciiString(text: string): string {
  return `<${[...latin1(text)].map((b) => b.toString(16).padStart(2, '0')).join('')}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
