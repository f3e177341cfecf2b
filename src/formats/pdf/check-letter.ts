import { type Finding, finding, isIsoDate, warning } from '../../kernel/index.ts';
import type { Letter, LetterBlock, NoticeBlock, Span } from './letter.ts';

/** More do not fit beside one another on the paper. */
const MOST_COLUMNS = 12;
const POINTS = { least: 8, most: 36 };
const PLAIN = /^[\x20-\x7E]*$/;
const CONTROL = /(?![\n\u2028])\p{Cc}|[\u00AD\uFEFF\uFFF9-\uFFFB\u2029]|\p{Cs}|\p{Co}|\p{Noncharacter_Code_Point}/gu;
const SAFE_LINK = /^(https:\/\/|mailto:|tel:)[\x21-\x7E]+$/;

/** The letter that can be set, and what was wrong with the one handed in. No word is left out; what is no text is. */
export function checkLetter(letter: Letter): { letter: Letter; findings: Finding[] } {
  const findings: Finding[] = [];
  const cleaner = new Cleaner(findings);
  if (!isIsoDate(letter.written)) findings.push(finding('pdf.no_date', 'written', { expected: 'YYYY-MM-DD' }));
  const points = Math.min(Math.max(letter.points || 12, POINTS.least), POINTS.most);
  if (points !== letter.points) {
    const expected = `${POINTS.least}–${POINTS.most}`;
    findings.push(finding('pdf.points', 'points', { expected, received: String(letter.points) }));
  }
  const title = cleaner.text(letter.title, 'title').trim();
  if (title === '') findings.push(finding('pdf.no_title', 'title'));
  const checked: Letter = {
    id: letter.id,
    title,
    language: cleaner.language(letter.language, 'language'),
    direction: letter.direction,
    written: isIsoDate(letter.written) ? letter.written : '1970-01-01',
    points,
    blocks: letter.blocks.flatMap((block, i) => cleaner.block(block, `blocks[${i}]`)),
    ...(letter.footer === undefined ? {} : { footer: cleaner.text(letter.footer, 'footer') }),
  };
  return { letter: checked, findings };
}

class Cleaner {
  private readonly findings: Finding[];
  private level = 0;

  constructor(findings: Finding[]) {
    this.findings = findings;
  }

  text(text: string, at: string): string {
    if (PLAIN.test(text)) return text;
    const joined = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\t', ' ');
    const clean = joined.replaceAll(CONTROL, '').replaceAll('\n', '\u2028').normalize('NFC');
    if (joined.replaceAll(/[\u00AD\uFEFF]/g, '').search(CONTROL) >= 0) this.findings.push(warning('pdf.no_text', at));
    return clean;
  }

  language(tag: string, at: string): string {
    const known = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) && isLanguage(tag);
    if (!known) this.findings.push(finding('pdf.language', at, { expected: 'BCP 47', received: tag }));
    return known ? tag : 'und';
  }

  block(block: LetterBlock, at: string): LetterBlock[] {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
      case 'list':
        return this.noticeBlock(block, at);
      case 'address': {
        const lines = block.lines.map((line) => this.text(line, at)).filter((line) => line.trim() !== '');
        return lines.length === 0 ? this.empty(at) : [{ kind: 'address', lines }];
      }
      case 'table':
        return this.table(block, at);
      case 'notice': {
        const blocks = block.blocks.flatMap((b, i) => this.noticeBlock(b, `${at}.blocks[${i}]`));
        return blocks.length === 0 ? this.empty(at) : [{ kind: 'notice', blocks }];
      }
      default:
        return [block];
    }
  }

  private noticeBlock(block: NoticeBlock, at: string): NoticeBlock[] {
    if (block.kind === 'list') {
      const items = block.items
        .map((item, i) => this.spans(item, `${at}.items[${i}]`))
        .filter((item) => item.length > 0);
      return items.length === 0 ? this.empty(at) : [{ ...block, items }];
    }
    const spans = this.spans(block.spans, at);
    if (spans.length === 0) return this.empty(at);
    if (block.kind === 'heading') {
      if (block.level > this.level + 1) {
        const expected = `1–${this.level + 1}`;
        this.findings.push(finding('pdf.heading_skips', at, { expected, received: String(block.level) }));
      }
      this.level = block.level;
    }
    return [{ ...block, spans }];
  }

  private table(block: Extract<LetterBlock, { kind: 'table' }>, at: string): LetterBlock[] {
    const headers = block.headers.map((cell, i) => this.spans(cell, `${at}.headers[${i}]`));
    const rows = block.rows.map((row, r) => row.map((cell, c) => this.spans(cell, `${at}.rows[${r}][${c}]`)));
    if (headers.length === 0 && rows.length === 0) return this.empty(at);
    if (headers.length === 0 || headers.some((cell) => cell.length === 0))
      this.findings.push(finding('pdf.column_without_header', at));
    const long = rows.findIndex((row) => row.length > headers.length);
    if (long >= 0) this.findings.push(finding('pdf.row_too_long', `${at}.rows[${long}]`));
    const most = rows.reduce((n, row) => Math.max(n, row.length), headers.length);
    if (most > MOST_COLUMNS)
      this.findings.push(
        finding('pdf.too_many_columns', at, { expected: `≤ ${MOST_COLUMNS}`, received: String(most) }),
      );
    return [{ kind: 'table', headers: [...headers, ...Array.from({ length: most - headers.length }, () => [])], rows }];
  }

  private spans(spans: readonly Span[], at: string): Span[] {
    const clean = spans.map((span, i): Span => {
      const place = spans.length > 1 ? `${at}.spans[${i}]` : at;
      const link = span.link !== undefined && SAFE_LINK.test(span.link) ? span.link : undefined;
      if (span.link !== undefined && link === undefined) this.findings.push(finding('pdf.link', place));
      return {
        text: this.text(span.text, place),
        ...(span.strong ? { strong: true } : {}),
        ...(link === undefined ? {} : { link }),
        ...(span.language === undefined ? {} : { language: this.language(span.language, place) }),
      };
    });
    const filled = clean.filter((span) => span.text !== '');
    return filled.some((span) => span.text.trim() !== '') ? filled : [];
  }

  private empty(at: string): [] {
    this.findings.push(warning('pdf.empty', at));
    return [];
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
