import {
  type Dictionary,
  isPointer,
  nameOf,
  operationsOf,
  type Pointer,
  type ReadPdf,
  textOf,
  utf16,
  type Value,
} from './read-pdf.ts';

/** A node of the tree as a screen reader meets it. */
export interface TaggedNode {
  readonly type: string;
  readonly language: string;
  readonly entries: Dictionary;
  readonly kids: readonly TaggedNode[];
  /** Its own text and that below it, in the order it is read. */
  readonly text: string;
}

const KIDS: Readonly<Record<string, readonly string[]>> = {
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  Table: ['THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
};
const KNOWN = /^(Document|Div|H[1-6]|P|L|LI|Lbl|LBody|Table|THead|TBody|TR|TH|TD|Span|Link)$/;
const PAINTS = new Set(['Tj', 'TJ', 'S', 'f', 'B', 'b', 's', 'F', 'Do', 'sh']);

/** What of PDF/UA-1 a program can see without a validator: one sentence for each thing wrong. */
export function tagProblems(pdf: ReadPdf): string[] {
  const problems: string[] = [];
  const { catalog } = pdf;
  const must = (isTrue: boolean, problem: string) => {
    if (!isTrue) problems.push(problem);
  };
  must(pdf.dict(catalog.get('MarkInfo')).get('Marked') === true, 'the file is not marked as tagged');
  must(textOf(catalog.get('Lang')) !== '', 'the file has no language');
  must(pdf.dict(catalog.get('ViewerPreferences')).get('DisplayDocTitle') === true, 'the title is not displayed');
  must(textOf(pdf.dict(pdf.trailer.get('Info')).get('Title')) !== '', 'the file has no title');
  const xmp = Buffer.from(pdf.stream(catalog.get('Metadata')), 'latin1').toString('utf8');
  must(/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp), 'XMP does not declare PDF/UA-1');
  must(/<dc:title>.*\S.*<\/dc:title>/.test(xmp), 'XMP has no title');
  const marks = parentsOf(pdf);
  for (const [i, page] of pdf.pages.entries())
    problems.push(...pageProblems(pdf, page, marks).map((problem) => `page ${i + 1}: ${problem}`));
  problems.push(...fontProblems(pdf), ...treeProblems(treeOf(pdf)));
  return problems;
}

/** For each page, the node every mark belongs to; for each annotation, its node. */
function parentsOf(pdf: ReadPdf): ReadonlyMap<number, Value> {
  const tree = pdf.dict(pdf.dict(pdf.catalog.get('StructTreeRoot')).get('ParentTree'));
  const numbers = pdf.list(tree.get('Nums'));
  return new Map(numbers.flatMap((key, i) => (i % 2 === 0 ? [[key as number, numbers[i + 1] ?? null]] : [])));
}

function pageProblems(pdf: ReadPdf, page: Pointer, parents: ReadonlyMap<number, Value>): string[] {
  const problems: string[] = [];
  const dict = pdf.dict(page);
  if (nameOf(dict.get('Tabs')) !== 'S') problems.push('the tab order is not that of the structure');
  const nodes = pdf.list(parents.get(dict.get('StructParents') as number));
  const open: string[] = [];
  const seen = new Set<number>();
  for (const [operator, operands] of operationsOf(pdf.stream(dict.get('Contents')))) {
    if (operator === 'BDC' || operator === 'BMC') {
      const mcid = operands[1] instanceof Map ? operands[1].get('MCID') : undefined;
      const isArtifact = nameOf(operands[0]) === 'Artifact';
      if (isArtifact && open.length > 0) problems.push('an artifact stands inside content');
      if (typeof mcid === 'number') {
        if (seen.has(mcid)) problems.push(`mark ${mcid} is used twice`);
        seen.add(mcid);
        if (!hasMark(pdf, nodes[mcid], mcid)) problems.push(`mark ${mcid} belongs to no node`);
      }
      open.push(isArtifact ? 'artifact' : typeof mcid === 'number' ? 'content' : 'plain');
    } else if (operator === 'EMC') {
      if (open.pop() === undefined) problems.push('a mark is closed that was not opened');
    } else if (PAINTS.has(operator) && !open.some((kind) => kind !== 'plain'))
      problems.push(`${operator} is neither tagged nor an artifact`);
  }
  if (open.length > 0) problems.push('a mark is not closed');
  if (nodes.length !== seen.size) problems.push('the tree knows other marks than the page');
  for (const annotation of pdf.list(dict.get('Annots')).map((one) => pdf.dict(one))) {
    const node = pdf.dict(parents.get(annotation.get('StructParent') as number));
    if (nameOf(node.get('S')) !== 'Link') problems.push('a link is in no Link of the tree');
    if (textOf(annotation.get('Contents')) === '') problems.push('a link does not say where it leads');
  }
  return problems;
}

function hasMark(pdf: ReadPdf, node: Value | undefined, mcid: number): boolean {
  return pdf.list(pdf.dict(node).get('K')).some((kid) => kid === mcid || pdf.dict(kid).get('MCID') === mcid);
}

function fontProblems(pdf: ReadPdf): string[] {
  const problems: string[] = [];
  for (const page of pdf.pages)
    for (const [name, font] of fontsOf(pdf, page)) {
      const [descendant] = pdf.list(font.get('DescendantFonts'));
      const descriptor = pdf.dict(pdf.dict(descendant).get('FontDescriptor'));
      if (!pdf.stream(descriptor.get('FontFile2'))) problems.push(`font ${name} is not embedded`);
      const said = unicodeOf(pdf, font);
      const silent = codesOf(pdf, page, name).filter((code) => !said.get(code));
      if (silent.length > 0) problems.push(`font ${name} does not say what ${silent[0]} is`);
    }
  return problems;
}

function fontsOf(pdf: ReadPdf, page: Pointer): [string, Dictionary][] {
  const fonts = pdf.dict(pdf.dict(pdf.dict(page).get('Resources')).get('Font'));
  return [...fonts].map(([name, font]) => [name, pdf.dict(font)]);
}

function unicodeOf(pdf: ReadPdf, font: Dictionary): ReadonlyMap<string, string> {
  const map = pdf.stream(font.get('ToUnicode'));
  return new Map([...map.matchAll(/^<(\w{4})> <(\w+)>$/gm)].map(([, code = '', hex = '']) => [code, utf16(hex)]));
}

function codesOf(pdf: ReadPdf, page: Pointer, font: string): string[] {
  let current = '';
  return operationsOf(pdf.stream(pdf.dict(page).get('Contents'))).flatMap(([operator, operands]) => {
    if (operator === 'Tf') current = nameOf(operands[0]) ?? '';
    return operator === 'TJ' && current === font ? codesIn(operands) : [];
  });
}

function codesIn(operands: readonly Value[]): string[] {
  const [shown] = operands;
  const strings = (Array.isArray(shown) ? shown : [shown]).filter((one) => typeof one === 'string');
  return strings.flatMap((one) => Buffer.from(one, 'latin1').toString('hex').toUpperCase().match(/.{4}/g) ?? []);
}

function treeProblems(root: TaggedNode): string[] {
  const problems: string[] = [];
  let level = 0;
  const walk = (node: TaggedNode) => {
    const { type, kids, entries, language } = node;
    if (!KNOWN.test(type)) problems.push(`${type} is no standard type`);
    const allowed = KIDS[type];
    for (const kid of kids) if (allowed && !allowed.includes(kid.type)) problems.push(`${kid.type} stands in ${type}`);
    if (type === 'LI' && kids.map((kid) => kid.type).join() !== 'Lbl,LBody')
      problems.push('an item lacks label or body');
    const scope = entries.get('A');
    if (type === 'TH' && !(scope instanceof Map && scope.has('Scope'))) problems.push('a header heads nothing');
    if (entries.has('Lang') && !/^[a-z]{2,3}(-\w{2,8})*$/.test(language)) problems.push(`no language: ${language}`);
    const heading = /^H(\d)$/.exec(type)?.[1];
    if (heading) {
      if (Number(heading) > level + 1) problems.push(`${type} comes after H${level}`);
      level = Number(heading);
    }
    kids.forEach(walk);
  };
  walk(root);
  return problems;
}

/** The tree, with the text each node reads. */
export function treeOf(pdf: ReadPdf): TaggedNode {
  const texts = new Map<string, string>();
  for (const page of pdf.pages)
    for (const [mcid, text] of markedText(pdf, page)) texts.set(`${page.ref} ${mcid}`, text);
  const read = (value: Value, inherited: string, above: number): TaggedNode => {
    const entries = pdf.dict(value);
    const language = textOf(entries.get('Lang')) || inherited;
    const page = isPointer(entries.get('Pg')) ? (entries.get('Pg') as Pointer).ref : above;
    const kids: TaggedNode[] = [];
    let text = '';
    for (const kid of pdf.list(entries.get('K'))) {
      const dict = pdf.dict(kid);
      const mcid = typeof kid === 'number' ? kid : dict.get('MCID');
      const on = isPointer(dict.get('Pg')) ? (dict.get('Pg') as Pointer).ref : page;
      if (typeof mcid === 'number') text += texts.get(`${on} ${mcid}`) ?? '';
      else if (dict.has('S')) {
        const node = read(kid, language, page);
        kids.push(node);
        text += node.text;
      }
    }
    return { type: nameOf(entries.get('S')) ?? '', language, entries, kids, text };
  };
  const [top = null] = pdf.list(pdf.dict(pdf.catalog.get('StructTreeRoot')).get('K'));
  return read(top, textOf(pdf.catalog.get('Lang')), 0);
}

function markedText(pdf: ReadPdf, page: Pointer): ReadonlyMap<number, string> {
  const fonts = new Map(fontsOf(pdf, page).map(([name, font]) => [name, unicodeOf(pdf, font)]));
  const texts = new Map<number, string>();
  const open: (number | undefined)[] = [];
  let font = '';
  for (const [operator, operands] of operationsOf(pdf.stream(pdf.dict(page).get('Contents')))) {
    if (operator === 'Tf') font = nameOf(operands[0]) ?? '';
    else if (operator === 'BDC')
      open.push(operands[1] instanceof Map ? (operands[1].get('MCID') as number) : undefined);
    else if (operator === 'BMC') open.push(open.at(-1));
    else if (operator === 'EMC') open.pop();
    else if (operator === 'TJ') {
      const mcid = open.at(-1);
      const said = codesIn(operands).map((code) => fonts.get(font)?.get(code) ?? '\uFFFD');
      if (mcid !== undefined) texts.set(mcid, (texts.get(mcid) ?? '') + said.join(''));
    }
  }
  return texts;
}
