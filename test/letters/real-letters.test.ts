import { beforeAll, describe, expect, it } from 'vitest';
import { PolicyDesk } from '../../src/app/portal/policy-desk.ts';
import type { LetterBlock, Press } from '../../src/formats/pdf/index.ts';
import { openLetterPress } from '../../src/platform/print/index.ts';
import {
  type NoticeBook,
  type NoticeFormat,
  type NoticeMatter,
  noticeBook,
  noticeFor,
} from '../../src/rooms/notices/index.ts';
import { NOTICE_TRAITS, type NoticeKind, noticeKind } from '../../src/rules/index.ts';
import { type TaggedNode, tagProblems, treeOf } from './check-tags.ts';
import { ReadPdf } from './read-pdf.ts';

// Every kind of letter of policy in every language it is worded in, as a file: its tags, its languages, and every sentence read back.

let press: Press;
let book: NoticeBook;
beforeAll(async () => {
  const desk = await PolicyDesk.open();
  const policy = desk.policyOf('aah');
  if (!policy) throw new Error('no plan is called aah');
  book = noticeBook(desk.book, policy);
  press = await openLetterPress();
});

const PEOPLE = {
  member: { name: 'SYNTHETIC PERSON', cin: '90000001A' },
  requester: 'SYNTHETIC Clinic',
  servicing: 'SYNTHETIC Braces, Inc.',
  group: { name: 'SYNTHETIC Group', phone: '510-555-0177' },
  offered: ['SYNTHETIC Doctor B.', 'SYNTHETIC Doctor C.'],
};
const ADDRESS = ['SYNTHETIC PERSON', '1 SYNTHETIC WAY', 'OAKLAND CA 94601'];

function matterOf(kind: NoticeKind): NoticeMatter {
  const at = Date.UTC(2026, 2, 12, 17);
  const service = { code: '97110', what: 'physical therapy', units: 6, from: '2026-03-20', to: '2026-06-20' };
  return {
    kind,
    id: `${kind}-1`,
    plan: 'aah',
    number: 'AR-2026-000123',
    at,
    lineOfBusiness: 'medi_cal',
    requestKind: 'pre_service',
    program: 'medical',
    received: at - 86_400_000,
    services: [{ ...service, units: 12 }],
    reason: 'Your knee can get better with exercise first (see page 4). Call 510-555-0123.',
    references: ['MCG SYNTHETIC guideline 12 (A-0456)'],
    missing: ['physical_assessment', 'Photographs of the brace, please.'],
    clauses: [],
    granted: [service],
    expectedOn: '2026-04-02',
    effectiveFrom: '2026-03-30',
    decider: 'SYNTHETIC Director',
    group: 'g',
    question: 'Please send the history.',
    doctor: 'SYNTHETIC Doctor',
    lastDay: '2026-09-11',
    lookAgainOn: '2026-08-01',
    traits: [...NOTICE_TRAITS],
    reasons: [],
    requester: 'r',
    servicing: 's',
  };
}

async function letterIn(kind: NoticeKind, language: string, format: NoticeFormat) {
  const addressee = { to: 'member' as const, language, format, address: ADDRESS };
  const { letter } = noticeFor(book, matterOf(kind), PEOPLE, addressee, '2026-03-12', language !== 'en');
  const made = await press.print(letter);
  if (!made.ok) throw new Error(made.refusal.code);
  return { letter, findings: made.value.findings, pdf: new ReadPdf(made.value.bytes) };
}

/** Every text of a letter, in order, without what only orders directions. */
function textsOf(block: LetterBlock): string[] {
  const plain = (spans: readonly { readonly text: string }[]) => bare(spans.map(({ text }) => text).join(''));
  if (block.kind === 'heading' || block.kind === 'paragraph') return [plain(block.spans)];
  if (block.kind === 'list') return block.items.map(plain);
  if (block.kind === 'address') return block.lines.map(bare);
  return block.kind === 'notice' ? block.blocks.flatMap(textsOf) : [];
}

const bare = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll(/[\u2066-\u2069\u200B\u00AD]/g, '')
    .replaceAll(/\s+/g, '');

function read({ type, text, kids }: TaggedNode): string[] {
  return /^(H\d|P|LBody)$/.test(type) ? [bare(text)] : kids.flatMap(read);
}

/** Scripts that belong to one language of the letters: a voice of another cannot read them. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Han}/u, 'zh-Hant'],
];

function foreign(node: TaggedNode): string[] {
  const below = node.kids.flatMap(foreign);
  if (node.kids.length > 0) return below;
  const wrong = SCRIPTS.filter(([script, language]) => script.test(node.text) && node.language !== language);
  return [...below, ...wrong.map(([, language]) => `${language} is read as ${node.language}: ${node.text}`)];
}

const LANGUAGES = ['en', 'es', 'hmn', 'ar', 'zh-Hant', 'km', 'vi'];

describe.each(LANGUAGES)('letters in %s', (language) => {
  it.each(noticeKind.options)('%s', async (kind) => {
    for (const format of ['standard', 'large_print'] as const) {
      const { letter, findings, pdf } = await letterIn(kind, language, format);
      expect(findings).toEqual([]);
      expect(tagProblems(pdf)).toEqual([]);
      const tree = treeOf(pdf);
      expect(read(tree)).toEqual(letter.blocks.flatMap(textsOf));
      expect(foreign(tree)).toEqual([]);
      expect(tree.language).toBe(language);
    }
  });
});

it('says in English what a person wrote in English, whatever the letter is in', async () => {
  const { pdf } = await letterIn('denial', 'ar', 'standard');
  const spans = (node: TaggedNode): TaggedNode[] => [node, ...node.kids.flatMap(spans)];
  const english = spans(treeOf(pdf)).filter(({ type, language }) => type === 'Span' && language === 'en');
  expect(english.map(({ text }) => bare(text)).filter((text) => /knee|MCG/.test(text))).toEqual([
    bare(matterOf('denial').reason ?? ''),
    bare('MCG SYNTHETIC guideline 12 (A-0456)'),
  ]);
});
