import { describe, expect, it } from 'vitest';
import type { LetterBlock } from '../../formats/pdf/index.ts';
import { compilePolicy, loadPolicy, type NoticeRecipient } from '../../rules/index.ts';
import { type NoticeBook, noticeBook } from './notice-book.ts';
import { type Notice, noticeFor } from './notice-for.ts';
import type { NoticeMatter } from './notice-matter.ts';
import { readingGrade } from './reading-grade.ts';
import { wayFor } from './send-by.ts';
import { type Reached, whoGetsIt } from './who-gets-it.ts';

const RULES = `
kinds:
  denial:
    cite: [X-1]
    parts:
      - { part: reason, cite: [X-2], needs: [reason] }
      - { part: reference, cite: [X-3], needs: [references] }
      - { part: copy, cite: [X-4] }
      - { part: review, when: { independent_review: true }, cite: [X-5] }
recipients:
  - { id: all, kinds: [denial], in_force: {}, cite: [X-6], send: [{ to: requesting_provider, by: [portal, fax, mail] }, { to: servicing_provider, by: [fax] }, { to: member, by: [mail] }] }
languages: { drafted: hold, cite: [X-7] }
reading: { grade_at_most: 6, over: warn, cite: [X-8] }
`;
const ENGLISH = `
notice: denial
language: en
status: final
title: No
parts:
  reason: ["{reason}"]
  reference: [{ each: references }]
  copy: [{ say: "Call {criteria_phone}.", otherwise: Ask the plan. }]
  review: [Ask the state.]
`;
const SPANISH = `
notice: denial
language: es
status: reviewed
review: { by: SYNTHETIC Reader, on: 2026-01-05, statement: certified }
title: No
parts:
  reason: ["{reason}"]
  copy: [{ say: "Llame al {criteria_phone}.", otherwise: Pregunte al plan. }]
`;

const WHOLE = `${SPANISH}  reference: [{ each: references }]\n  review: [Pida al estado.]\n`;

function bookOf(files: Readonly<Record<string, string>> = {}): NoticeBook {
  const all = {
    'medi-cal/plan.yaml': 'plan: medi-cal\nname: { en: State, es: Estado }\n',
    'medi-cal/notices/rules.yaml': RULES,
    'medi-cal/notices/en/denial.yaml': ENGLISH,
    'p/plan.yaml': 'plan: p\nname: { en: The Plan, es: El Plan }\nextends: medi-cal\n',
    ...files,
  };
  const { book, findings } = loadPolicy(
    Object.entries(all).map(([path, text]) => ({ path, text })),
    'v',
  );
  expect(findings).toEqual([]);
  const policy = compilePolicy(book, 'p');
  if (!policy) throw new Error('no plan');
  return noticeBook(book, policy);
}

const MATTER: NoticeMatter = {
  kind: 'denial',
  id: 'denial-1',
  plan: 'p',
  number: 'AR-1',
  at: Date.UTC(2026, 2, 12, 18),
  lineOfBusiness: 'medi_cal',
  requestKind: 'pre_service',
  program: 'medical',
  received: Date.UTC(2026, 2, 10, 18),
  services: [{ code: 'X', units: 1, from: '2026-03-20' }],
  reason: 'It can get better.',
  references: ['A guideline'],
  missing: [],
  clauses: [],
  granted: [],
  requester: 'a',
  servicing: 'b',
};
const PEOPLE = { member: { name: 'ANA SYNTHETIC', cin: '1' }, requester: 'A', servicing: 'B' };

function letter(book: NoticeBook, more: Partial<NoticeMatter> = {}, language?: string, draft = false): Notice {
  const addressee = { to: 'member' as const, language, format: 'standard' as const, address: [] };
  return noticeFor(book, { ...MATTER, ...more }, PEOPLE, addressee, '2026-03-12', draft);
}

const words = (blocks: readonly LetterBlock[]) => JSON.stringify(blocks);

describe('a letter', () => {
  it('is blocked by a part it cannot have, which is named with what it lacks', () => {
    const { blocked, parts } = letter(bookOf(), { reason: undefined, references: [] });
    expect(blocked).toEqual([
      { code: 'part_missing', part: 'reason', lacks: ['reason'] },
      { code: 'part_missing', part: 'reference', lacks: ['references'] },
    ]);
    expect(parts.map(({ part, is }) => [part, is])).toEqual([
      ['reason', 'missing'],
      ['reference', 'missing'],
      ['copy', 'present'],
    ]);
  });

  it('says "ask the plan" for a telephone nobody published, and is not blocked by it', () => {
    const { letter: made, blocked } = letter(bookOf());
    expect(words(made.blocks)).toContain('Ask the plan.');
    expect(blocked).toEqual([]);
  });

  it('names the independent review only where the plan’s members may ask for one', () => {
    const licensed = 'recipients: []\nindependent_review: { is: true, cite: [X-5] }\n';
    expect(letter(bookOf()).parts.map(({ part }) => part)).not.toContain('review');
    expect(letter(bookOf({ 'p/notices/rules.yaml': licensed })).parts.map(({ part }) => part)).toContain('review');
  });

  it('says a plan’s own words before the state’s, part by part', () => {
    const own = 'notice: denial\nlanguage: en\nstatus: final\nparts: { copy: [Write to us.] }\n';
    const { letter: made } = letter(bookOf({ 'p/notices/en/denial.yaml': own }));
    expect(words(made.blocks)).toContain('Write to us.');
    expect(words(made.blocks)).toContain('It can get better.');
  });

  it('in a language that lacks a part of it is not that language yet; its draft says the part in English, marked as English', () => {
    const book = bookOf({ 'medi-cal/notices/es/denial.yaml': SPANISH });
    expect(letter(book, {}, 'es-MX').blocked).toEqual([{ code: 'translation_awaits', language: 'es-MX' }]);
    const { language, parts } = letter(book, {}, 'es-MX', true);
    expect(language).toBe('es');
    expect(parts.map(({ part, is }) => [part, is])).toEqual([
      ['reason', 'present'],
      ['reference', 'in_english'],
      ['copy', 'present'],
    ]);
  });

  it('waits for what a person wrote, and says it once somebody has translated it', () => {
    const book = bookOf({ 'medi-cal/notices/es/denial.yaml': WHOLE });
    expect(letter(book, {}, 'es').blocked).toEqual([{ code: 'reason_awaits_translation', language: 'es' }]);
    const translated = letter(book, { translated: { es: 'Puede mejorar.' } }, 'es');
    expect([translated.language, translated.blocked]).toEqual(['es', []]);
    expect(words(translated.letter.blocks)).toContain('Puede mejorar.');
    expect(words(translated.letter.blocks)).not.toContain('It can get better.');
    expect(words(letter(book, { translated: { es: 'Puede mejorar.' } }).letter.blocks)).toContain('It can get better.');
  });

  it('is reviewed where the plan keeps the draft as somebody has read it, whatever becomes of the draft', () => {
    const draft = WHOLE.replace('status: reviewed', 'status: machine_draft').replace(/review: .*\n/, '');
    const held = bookOf({ 'medi-cal/notices/es/denial.yaml': draft.replace('Llame al', 'Hable al') });
    expect(letter(held, { reason: undefined }, 'es').blocked.map(({ code }) => code)).toContain('translation_awaits');
    const read = bookOf({
      'medi-cal/notices/es/denial.yaml': draft.replace('Llame al', 'Hable al'),
      'p/notices/es/denial.yaml': WHOLE,
    });
    const { language, letter: made } = letter(read, { translated: { es: 'Puede mejorar.' } }, 'es');
    expect(language).toBe('es');
    expect(words(made.blocks)).not.toContain('Hable al');
  });

  it('has the parts that are for such a case, and no others', () => {
    const rules = RULES.replace(
      '- { part: copy, cite: [X-4] }',
      '- { part: copy, when: { is: [of_member, care_goes_on] }, cite: [X-4] }',
    );
    const of = (traits: NoticeMatter['traits']) =>
      letter(bookOf({ 'medi-cal/notices/rules.yaml': rules }), { traits }).parts.map(({ part }) => part);
    expect(of(['of_member', 'care_goes_on'])).toContain('copy');
    expect(of(['of_member'])).not.toContain('copy');
    expect(of(undefined)).not.toContain('copy');
  });

  it('that names providers to choose from is blocked where nobody knows their names', () => {
    const rules = RULES.replace('needs: [references]', 'needs: [offered]').replace('[reason, reference', '[reason');
    const book = bookOf({
      'medi-cal/notices/rules.yaml': rules,
      'medi-cal/notices/en/denial.yaml': ENGLISH.replace('each: references', 'each: offered'),
    });
    expect(letter(book).blocked).toEqual([{ code: 'part_missing', part: 'reference', lacks: ['offered'] }]);
  });

  it('that is only drafted is never the one that would go, and its preview says so', () => {
    const book = bookOf({
      'medi-cal/notices/es/denial.yaml': SPANISH.replace('status: reviewed', 'status: machine_draft').replace(
        /review: .*\n/,
        '',
      ),
    });
    const held = letter(book, {}, 'es');
    expect([held.language, held.awaits, held.blocked]).toEqual([
      'en',
      'es',
      [{ code: 'translation_awaits', language: 'es' }],
    ]);
    const draft = letter(book, {}, 'es', true);
    expect([draft.language, draft.blocked]).toEqual(['es', [{ code: 'translation_awaits', language: 'es' }]]);
    expect(draft.letter.blocks.some(({ kind }) => kind === 'notice')).toBe(true);
  });

  it('goes in English to who reads a language without words where the plan’s rule says so, and remarks it', () => {
    const english = 'recipients: []\nlanguages: { drafted: send_english, cite: [X-7] }\n';
    const { language, blocked, remarks } = letter(bookOf({ 'p/notices/rules.yaml': english }), {}, 'hy');
    expect([language, blocked, remarks]).toEqual(['en', [], ['sent_in_english']]);
  });

  it('is the same letter for the same facts', () => {
    expect(letter(bookOf())).toEqual(letter(bookOf()));
  });
});

describe('who gets it', () => {
  const reached = (more: Partial<Record<NoticeRecipient, Partial<Reached>>> = {}) => {
    const all = { portal: false, fax: true, mail: true };
    return {
      member: { ...all, ...more.member },
      requesting_provider: { ...all, ...more.requesting_provider },
      servicing_provider: { ...all, ...more.servicing_provider },
    };
  };
  const routes = (matter: Partial<NoticeMatter>, more = {}) =>
    whoGetsIt(bookOf(), { ...MATTER, ...matter }, reached(more)).map(({ to, by, also }) => [to, by, ...also]);

  it.each([
    ['portal', { portal: true }],
    ['fax', {}],
    ['mail', { fax: false }],
    ['mail', { fax: false, mail: false }],
  ])('a provider is reached by %s, the first way there is', (by, way) => {
    expect(routes({}, { requesting_provider: way })[0]).toEqual(['requesting_provider', by]);
  });

  it('who asks and who serves, being one, get one letter for both', () => {
    expect(routes({ servicing: 'a' })).toEqual([
      ['requesting_provider', 'fax', 'servicing_provider'],
      ['member', 'mail'],
    ]);
  });

  it('no provider, where none asked', () => {
    expect(routes({ requester: undefined, servicing: undefined })).toEqual([['member', 'mail']]);
  });

  it('nobody, where no rule of the plan calls for a letter', () => {
    expect(routes({ kind: 'receipt' })).toEqual([]);
  });
});

describe('a way', () => {
  it('by e-mail is refused in every state, and what went out goes no other way', () => {
    for (const state of ['queued', 'blocked', 'failed', 'sent'] as const)
      expect(wayFor(state, 'email')).toMatchObject({ refusal: { code: 'unsecured_email', cite: ['AAH-UM-CHAN-01'] } });
    expect(wayFor('sent', 'fax')).toMatchObject({ refusal: { code: 'notice_sent_already' } });
    expect(wayFor('blocked', 'mail')).toEqual({ ok: true, value: 'mail' });
  });
});

describe('the reading grade', () => {
  it('is low for short words and high for long ones, and unknown without words', () => {
    expect(readingGrade(['You can call us. We will help you.'])).toBeLessThan(3);
    expect(
      readingGrade(['Documentation inadequately substantiates multidisciplinary rehabilitation.']),
    ).toBeGreaterThan(12);
    expect(readingGrade(['29881, 510-747-4540'])).toBeUndefined();
  });
});
