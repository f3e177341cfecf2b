import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLetterPress } from '../../platform/print/index.ts';
import type { Letter, LetterBlock, Press, PrintedLetter } from './index.ts';

const PHONE = '1-800-555-0100';
const WORDS: Readonly<Record<string, string>> = {
  en: `If you need help in your language, call ${PHONE} (TTY: 711). The “first” office helps.`,
  es: `Si necesita ayuda en su idioma, llame al ${PHONE}. ¿Señas? También, corazón.`,
  hmn: `Yog koj xav tau kev pab txhais koj hom lus hu rau ${PHONE}.`,
  'zh-Hant': `請注意：如果您需要以您的母語提供幫助，請致電 ${PHONE}。這些服務均免費。`,
  'zh-Hans': `请注意：如果您需要以您的母语提供帮助，请致电 ${PHONE}。这些服务均免费。`,
  ja: `注意日本語での対応が必要な場合は ${PHONE} へお電話ください。`,
  ko: `귀하의 언어로 도움을 받고 싶으시면 ${PHONE} 번으로 문의하십시오.`,
  km: `ចំណាំ៖ បើអ្នកត្រូវការជំនួយជាភាសារបស់អ្នក សូមទូរស័ព្ទទៅលេខ ${PHONE}។`,
  lo: `ຖ້າທ່ານຕ້ອງການຄວາມຊ່ວຍເຫຼືອໃນພາສາຂອງທ່ານໃຫ້ໂທຫາເບີ ${PHONE}.`,
  th: `หากคุณต้องการความช่วยเหลือเป็นภาษาของคุณ กรุณาโทรศัพท์ไปที่หมายเลข ${PHONE}`,
  vi: `Nếu quý vị cần trợ giúp bằng ngôn ngữ của mình, vui lòng gọi số ${PHONE}. Chữ nổi, chữ khổ lớn.`,
  hy: `Եթե Ձեզ օգնություն է հարկավոր Ձեր լեզվով, զանգահարեք ${PHONE}։`,
  pa: `ਜੇ ਤੁਹਾਨੂੰ ਆਪਣੀ ਭਾਸ਼ਾ ਵਿੱਚ ਮਦਦ ਦੀ ਲੋੜ ਹੈ ਤਾਂ ਕਾਲ ਕਰੋ ${PHONE}।`,
  hi: `अगर आपको अपनी भाषा में सहायता की आवश्यकता है तो ${PHONE} पर कॉल करें। क्षत्रिय श्री`,
  ru: `Если вам нужна помощь на вашем родном языке, звоните по номеру ${PHONE}.`,
  uk: `Якщо вам потрібна допомога вашою рідною мовою, телефонуйте ${PHONE}. Ґанок її`,
  tl: `Kung kailangan mo ng tulong sa iyong wika, tumawag sa ${PHONE}.`,
  ium: `Beiv taux meih qiemx longc mienh tengx faan benx meih nyei waac, douc waac taux ${PHONE}.`,
};

let press: Press;
beforeAll(async () => {
  press = await openLetterPress();
});

function letter(blocks: readonly LetterBlock[], over: Partial<Letter> = {}): Letter {
  const base = { id: 'letter-1', title: 'Notice', language: 'en', direction: 'ltr', written: '2026-11-30' } as const;
  return { ...base, points: 12, blocks, ...over };
}

const paragraph = (text: string): LetterBlock => ({ kind: 'paragraph', spans: [{ text }] });

async function print(of: Letter): Promise<PrintedLetter> {
  const printed = await press.print(of);
  if (!printed.ok) throw new Error(printed.refusal.code);
  return printed.value;
}

/** Read by another library (pdf.js): text by page, the structure tree of the first page, what the file says of itself. */
async function read(bytes: Uint8Array) {
  const file = await getDocumentProxy(bytes.slice());
  const pages: string[] = [];
  for (let i = 1; i <= file.numPages; i++) {
    const { items } = await (await file.getPage(i)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  const first = await file.getPage(1);
  const tree = JSON.stringify(await first.getStructTree());
  const marks = await file.getMarkInfo();
  const { info } = await file.getMetadata();
  return { pages, tree, marks, info: info as Record<string, unknown>, links: await first.getAnnotations() };
}

const codes = (printed: PrintedLetter) => printed.findings.map((f) => f.code);

describe('a printed letter', () => {
  it.each(Object.entries(WORDS))('gives its text back in the order it was written: %s', async (language, text) => {
    const printed = await print(letter([paragraph(text)], { language }));
    expect(printed.findings).toEqual([]);
    const { pages, info } = await read(printed.bytes);
    const said = pages.join('').replaceAll('\n', ' ').replaceAll(/\s+/g, ' ');
    // A line that ends without a space in the text (Chinese, Thai) is joined without one.
    expect(said.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''));
    expect(info.Language).toBe(language);
  });

  it.each([
    ['ar', 'تتوفر أيضًا المساعدات والخدمات، اتصل على الرقم 1-800-555-0100 الآن'],
    ['fa', 'اگر می‌خواهید کمک دریافت کنید، با 1-800-555-0100 تماس بگیرید'],
  ])('reads right to left, telephone numbers in their own order: %s', async (language, text) => {
    const printed = await print(letter([paragraph(text)], { language, direction: 'rtl' }));
    expect(printed.findings).toEqual([]);
    const { pages } = await read(printed.bytes);
    const bare = (of: string) => of.replaceAll(/[\s\u200C]/g, '');
    expect(bare(pages.join(''))).toBe(bare(text));
  });

  it('tells a screen reader what each part is', async () => {
    const blocks: LetterBlock[] = [
      { kind: 'heading', level: 1, spans: [{ text: 'Your request' }] },
      { kind: 'heading', level: 2, spans: [{ text: 'What we decided' }] },
      { kind: 'paragraph', spans: [{ text: 'See ' }, { text: 'our page', link: 'https://plan.example/help' }] },
      { kind: 'paragraph', spans: [{ text: 'Aviso', language: 'es' }] },
      { kind: 'list', ordered: true, items: [[{ text: 'Call' }], [{ text: 'Write' }]] },
      {
        kind: 'table',
        headers: [[{ text: 'Day' }], [{ text: 'Hours' }]],
        rows: [[[{ text: 'Monday' }], [{ text: '8' }]]],
      },
      { kind: 'notice', blocks: [{ kind: 'paragraph', spans: [{ text: 'Do not wait.' }] }] },
    ];
    const printed = await print(letter(blocks, { footer: 'Page {page} of {pages}' }));
    const { tree, marks, info, pages, links } = await read(printed.bytes);
    const roles = [...tree.matchAll(/"role":"(\w+)"/g)].map((m) => m[1]);
    expect(roles).toEqual(
      'Document H1 H2 P Link P Span L LI Lbl LBody LI Lbl LBody Table THead TR TH TH TBody TR TD TD Div P Root'.split(
        ' ',
      ),
    );
    expect(tree).toContain('"lang":"es"');
    expect(marks?.Marked).toBe(true);
    expect(info.Title).toBe('Notice');
    expect(pages.join('')).toContain('Page 1 of 1');
    expect(links.map((l) => [l.subtype, l.url])).toEqual([['Link', 'https://plan.example/help']]);
  });

  it('is the same bytes for the same letter, whatever was printed before it', async () => {
    const of = letter([paragraph(WORDS.km ?? ''), paragraph(WORDS['zh-Hant'] ?? '')]);
    const fresh = await (await openLetterPress()).print(of);
    const again = await print(of);
    expect(fresh.ok && Buffer.from(fresh.value.bytes).equals(Buffer.from(again.bytes))).toBe(true);
  });

  it('takes more pages in large print', async () => {
    const blocks = Array.from({ length: 20 }, () => paragraph((WORDS.en ?? '').repeat(3)));
    const normal = await print(letter(blocks));
    const large = await print(letter(blocks, { points: 20 }));
    expect(large.pages).toBeGreaterThan(normal.pages);
    expect(large.findings).toEqual([]);
  });

  it('repeats the header of a table on the next page for the eye, and keeps one table for the ear', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [[{ text: `row ${i}` }], [{ text: 'value' }]]);
    const printed = await print(letter([{ kind: 'table', headers: [[{ text: 'Name' }], [{ text: 'Amount' }]], rows }]));
    const { pages, tree } = await read(printed.bytes);
    expect(pages.length).toBe(printed.pages);
    for (const page of pages) expect(page).toContain('Amount');
    expect(tree.match(/"role":"Table"/g)).toHaveLength(1);
  });
});

describe('what is wrong with a letter', () => {
  it('a character without a typeface is a finding, by its number, and never an empty box', async () => {
    const printed = await print(letter([paragraph('Smile \u{1F600} now')]));
    expect(printed.findings).toMatchObject([
      { code: 'pdf.glyph_missing', severity: 'error', at: 'blocks[0]', received: 'U+1F600' },
    ]);
    expect((await read(printed.bytes)).pages.join('')).toContain('\uFFFD');
  });

  it.each<[string, Letter]>([
    ['pdf.no_title', letter([], { title: ' ' })],
    ['pdf.no_date', letter([], { written: '2026-02-30' })],
    ['pdf.points', letter([], { points: 2 })],
    ['pdf.language', letter([], { language: 'not a language' })],
    ['pdf.no_text', letter([paragraph('a\u0007b\u0000c')])],
    ['pdf.no_text', letter([paragraph('a\uD800b')])],
    ['pdf.empty', letter([paragraph(' ')])],
    ['pdf.heading_skips', letter([{ kind: 'heading', level: 3, spans: [{ text: 'Deep' }] }])],
    ['pdf.link', letter([{ kind: 'paragraph', spans: [{ text: 'x', link: 'javascript:alert(1)' }] }])],
    ['pdf.column_without_header', letter([{ kind: 'table', headers: [], rows: [[[{ text: 'x' }]]] }])],
    [
      'pdf.row_too_long',
      letter([{ kind: 'table', headers: [[{ text: 'h' }]], rows: [[[{ text: 'x' }], [{ text: 'y' }]]] }]),
    ],
    [
      'pdf.too_many_columns',
      letter([{ kind: 'table', headers: Array.from({ length: 40 }, () => [{ text: 'h' }]), rows: [] }]),
    ],
    ['pdf.address_outside_window', letter([{ kind: 'address', lines: Array.from({ length: 9 }, () => 'line') }])],
  ])('%s', async (code, of) => {
    const printed = await print(of);
    expect(codes(printed)).toContain(code);
    expect((await read(printed.bytes)).pages.length).toBe(printed.pages);
  });

  it('a long row loses no word', async () => {
    const table: LetterBlock = {
      kind: 'table',
      headers: [[{ text: 'h' }]],
      rows: [[[{ text: 'x' }], [{ text: 'kept' }]]],
    };
    expect((await read((await print(letter([table]))).bytes)).pages.join('')).toContain('kept');
  });
});

describe('a hostile letter', () => {
  it('breaks a word longer than the line, and loses none of it', async () => {
    const word = 'x'.repeat(5_000);
    const { pages } = await read((await print(letter([paragraph(word)]))).bytes);
    expect(pages.join('').replaceAll(/\s/g, '')).toBe(word);
  });

  it('prints ten thousand rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [[{ text: `row ${i}` }], [{ text: WORDS.es ?? '' }]]);
    const printed = await print(letter([{ kind: 'table', headers: [[{ text: 'a' }], [{ text: 'b' }]], rows }]));
    expect(printed.findings).toEqual([]);
    expect(printed.pages).toBeGreaterThan(200);
  });

  it('cuts a row taller than the page, and loses none of it', async () => {
    const words = Array.from({ length: 1_500 }, (_, i) => `word${i}`);
    const rows = [[[{ text: words.join(' ') }], [{ text: 'short' }]]];
    const printed = await print(letter([{ kind: 'table', headers: [[{ text: 'a' }], [{ text: 'b' }]], rows }]));
    const said = new Set((await read(printed.bytes)).pages.join(' ').split(/\s+/));
    expect(printed.pages).toBeGreaterThan(1);
    expect(words.filter((w) => !said.has(w))).toEqual([]);
  });

  it('comes to an end with piled marks in a row taller than the page', async () => {
    const piled = `a${'\u0302\u0323'.repeat(200)} `.repeat(300);
    const table: LetterBlock = {
      kind: 'table',
      headers: [[{ text: piled.slice(0, 900) }]],
      rows: [[[{ text: piled }]]],
    };
    const printed = await print(letter([table], { points: 36 }));
    expect(printed.pages).toBeLessThan(300);
  });

  it('sets directions mixed by hand, piled marks and unclosed isolates', async () => {
    const text = `\u202Eabc \u2067שלום 123 ${'e\u0301\u0323'.repeat(50)} ${'a\u0300'.repeat(3)}\u0300\u0300 \u2066ابت`;
    const printed = await print(letter([paragraph(text), paragraph('\n\n\u2028\n x')]));
    expect((await read(printed.bytes)).pages.length).toBe(1);
  });
});
