import { type Column, type Composer, heightOf, TextWriter } from './composer.ts';
import type { LetterBlock, Span } from './letter.ts';
import type { Line } from './paragraph.ts';
import type { StructureNode, StructureType } from './structure.ts';

type Table = Extract<LetterBlock, { kind: 'table' }>;

const PADDING = 4;
/** Columns are measured by their first rows; a column of ten thousand is no different. */
const MEASURED_ROWS = 200;

interface Cell {
  readonly lines: readonly Line[];
  readonly writer: TextWriter;
}

export function composeTable(composer: Composer, node: StructureNode, table: Table, column: Column): void {
  const count = Math.max(table.headers.length, 1);
  const points = composer.letter.points;
  const columns = placeColumns(composer, table, column, count, points);
  const root = node.child('Table');
  const header = cellsOf(composer, root.child('THead').child('TR'), 'TH', table.headers, columns, points);
  const headHeight = heightOfRow(header, points);
  const body = root.child('TBody');
  const rowOf = (row: Table['rows'][number]) => cellsOf(composer, body.child('TR'), 'TD', row, columns, points);
  const [firstRow, ...others] = table.rows;
  const first = firstRow && rowOf(firstRow);
  // A header stands above at least a row, or the beginning of a tall one.
  const needed = headHeight + Math.min(first ? heightOfRow(first, points) : 0, composer.height / 3);
  if (needed > composer.room && !composer.atTop) composer.newPage();
  drawRow(composer, header, columns, points, 'first');
  if (first) drawBody(first);
  for (const row of others) drawBody(rowOf(row));

  function drawBody(cells: readonly Cell[]): void {
    // A row taller than a page is cut between lines; every other stays whole.
    const whole = heightOfRow(cells, points) <= composer.height - headHeight;
    let rest: readonly Cell[] = cells;
    while (rest.some((cell) => cell.lines.length > 0) || rest === cells) {
      const fitting = whole ? rest : rest.map((cell) => head(cell, composer.room, points));
      const stuck = !whole && fitting.every((cell) => cell.lines.length === 0) && rest.some((c) => c.lines.length > 0);
      if (!composer.atTop && (stuck || heightOfRow(fitting, points) > composer.room)) {
        composer.newPage();
        if (headHeight < composer.height / 3) drawRow(composer, header, columns, points, 'again');
        continue;
      }
      drawRow(composer, stuck ? rest : fitting, columns, points, 'body');
      rest = stuck ? [] : rest.map((cell, i) => ({ ...cell, lines: cell.lines.slice(fitting[i]?.lines.length ?? 0) }));
    }
  }
}

function head(cell: Cell, room: number, points: number): Cell {
  let used = 2 * PADDING;
  const fitting = cell.lines.findIndex((line) => {
    used += heightOf(line, points);
    return used > room;
  });
  return fitting < 0 ? cell : { ...cell, lines: cell.lines.slice(0, fitting) };
}

function cellsOf(
  composer: Composer,
  row: StructureNode,
  type: StructureType,
  texts: readonly (readonly Span[])[],
  columns: readonly Column[],
  points: number,
): Cell[] {
  const isHead = type === 'TH';
  return columns.map((column, i) => {
    const spans = texts[i] ?? [];
    const node = row.child(type, isHead ? '/A << /O /Table /Scope /Column >>' : '');
    const lines = spans.length === 0 ? [] : composer.set(spans, column, points, { strong: isHead });
    return { lines, writer: new TextWriter(node, spans, column.left, points, isHead) };
  });
}

function heightOfRow(cells: readonly Cell[], points: number): number {
  const heights = cells.map((cell) => cell.lines.reduce((sum, line) => sum + heightOf(line, points), 0));
  return Math.max(...heights, points) + 2 * PADDING;
}

function drawRow(
  composer: Composer,
  cells: readonly Cell[],
  columns: readonly Column[],
  points: number,
  part: 'first' | 'again' | 'body',
): void {
  const height = heightOfRow(cells, points);
  const left = Math.min(...columns.map((c) => c.left)) - PADDING;
  const right = Math.max(...columns.map((c) => c.left + c.width)) + PADDING;
  const top = composer.y;
  if (part !== 'body') {
    composer.sheet.shade(left, top, right - left, height);
    composer.sheet.line(left, top, right, top);
  }
  for (const { lines, writer } of cells) {
    let y = top + PADDING;
    for (const line of lines) {
      if (part === 'again') writer.repeat(composer, line, y);
      else writer.line(composer, line, y);
      y += heightOf(line, points);
    }
  }
  composer.sheet.line(left, top + height, right, top + height);
  composer.y += height;
}

/** Each column as wide as its longest word asks, the rest shared by how much each has to say; mirrored right to left. */
function placeColumns(composer: Composer, table: Table, column: Column, count: number, points: number): Column[] {
  const narrowest = new Array<number>(count).fill(points);
  const widest = new Array<number>(count).fill(points);
  [table.headers, ...table.rows.slice(0, MEASURED_ROWS)].forEach((row, r) => {
    row.forEach((spans, i) => {
      const size = composer.measure(spans, points, { strong: r === 0 });
      narrowest[i] = Math.max(narrowest[i] ?? 0, size.narrowest);
      widest[i] = Math.max(widest[i] ?? 0, size.widest);
    });
  });
  // Too many columns are a finding; what is drawn of them still moves on.
  const room = Math.max(column.width - count * 2 * PADDING, count);
  const least = sum(narrowest);
  const most = sum(widest);
  const widths = widest.map((wide, i) => {
    const narrow = narrowest[i] ?? 0;
    if (least >= room) return (narrow / least) * room;
    if (most <= room) return wide + (room - most) / count;
    return narrow + ((wide - narrow) / (most - least)) * (room - least);
  });
  const places = composer.letter.direction === 'rtl' ? widths.toReversed() : widths;
  let pen = column.left;
  const placed = places.map((width) => {
    const place = { left: pen + PADDING, width };
    pen += width + 2 * PADDING;
    return place;
  });
  return composer.letter.direction === 'rtl' ? placed.toReversed() : placed;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
