import { type PdfFile, type Ref, refer, textString } from './pdf-file.ts';

/** A node of the tree that tells a screen reader what each piece of the page is. */
export class StructureNode {
  readonly type: StructureType;
  readonly kids: (StructureNode | MarkedContent | LinkObject)[] = [];
  /** Further entries of the node's dictionary. */
  readonly entries: string;

  constructor(type: StructureType, entries = '') {
    this.type = type;
    this.entries = entries;
  }

  child(type: StructureType, entries = ''): StructureNode {
    const node = new StructureNode(type, entries);
    this.kids.push(node);
    return node;
  }
}

export type StructureType =
  | 'Document'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Span'
  | 'Link';

/** Content of a page, by the number it was marked with there. */
export interface MarkedContent {
  readonly page: number;
  readonly mcid: number;
}

export interface LinkObject {
  readonly page: number;
  readonly annotation: Ref;
}

export function languageEntry(language: string): string {
  return `/Lang ${textString(language)}`;
}

/** Writes the tree. `parents` says for each page, then for each link, to which node its marks belong. */
export function addStructure(
  file: PdfFile,
  root: StructureNode,
  pages: readonly Ref[],
  parents: readonly (StructureNode | readonly StructureNode[])[],
): Ref {
  const treeRoot = file.reserve();
  const refs = new Map<StructureNode, Ref>();
  const refOf = (node: StructureNode) => {
    const ref = refs.get(node) ?? file.reserve();
    refs.set(node, ref);
    return ref;
  };
  const pageRef = (page: number) => refer(pages[page] ?? treeRoot);
  const waiting: { node: StructureNode; parent: Ref }[] = [{ node: root, parent: treeRoot }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, parent } = next;
    const ref = refOf(node);
    const page = node.kids.find((kid): kid is MarkedContent => 'mcid' in kid)?.page;
    const kids = node.kids.map((kid) => {
      if (kid instanceof StructureNode) {
        waiting.push({ node: kid, parent: ref });
        return refer(refOf(kid));
      }
      if ('annotation' in kid) return `<< /Type /OBJR /Obj ${refer(kid.annotation)} /Pg ${pageRef(kid.page)} >>`;
      return kid.page === page ? String(kid.mcid) : `<< /Type /MCR /Pg ${pageRef(kid.page)} /MCID ${kid.mcid} >>`;
    });
    const pg = page === undefined ? '' : `/Pg ${pageRef(page)} `;
    file.add(
      `<< /Type /StructElem /S /${node.type} /P ${refer(parent)} ${pg}${node.entries} /K [${kids.join(' ')}] >>`,
      ref,
    );
  }
  const numbers = parents.map((of, i) =>
    of instanceof StructureNode
      ? `${i} ${refer(refOf(of))}`
      : `${i} ${refer(file.add(`[${of.map((n) => refer(refOf(n))).join(' ')}]`))}`,
  );
  const tree = file.add(`<< /Nums [${numbers.join(' ')}] >>`);
  return file.add(
    `<< /Type /StructTreeRoot /K [${refer(refOf(root))}] /ParentTree ${refer(tree)} /ParentTreeNextKey ${parents.length} >>`,
    treeRoot,
  );
}
