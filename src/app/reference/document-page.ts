import { documentsOf, type PolicyBook, Speech, sayWord } from '../../rules/index.ts';
import { code, codes, generatedBy, page, table } from './markdown.ts';
import { REFERENCE_COMMAND } from './reason-page.ts';

const DATED = {
  on_or_before_service: 'on or before the service',
  on_service_date: 'on the day of service',
  any: 'any day',
} as const;

/** `policy-documents.md`: every document that policy asks for, who may write it, and which clause asks. */
export function documentPage(book: PolicyBook): string {
  const speech = new Speech(book, 'en');
  const sentence = (values: readonly string[], join: 'and' | 'or') =>
    speech.list(
      values.map((v) => `${sayWord(speech, v)} (${code(v)})`),
      join,
    );
  const rows = documentsOf(book).flatMap(({ id, uses }) =>
    uses.map(({ clause, spec }) => [
      code(id),
      speech.word(`document.${id}`) ?? '',
      spec?.by ? sentence(spec.by, 'or') : 'anybody',
      spec ? DATED[spec.dated] : 'part of the request',
      [
        ...(spec?.standing === undefined ? [] : [spec.standing ? 'a standing order' : 'not a standing order']),
        ...(spec?.states ? [`states ${sentence(spec.states, 'and')}`] : []),
        ...(spec?.review_by ? [`a person looks at one by ${sentence(spec.review_by, 'or')}`] : []),
      ].join('; '),
      codes([clause]),
    ]),
  );
  return page(
    '# Documents',
    generatedBy(REFERENCE_COMMAND),
    'The names a case uses under `given: documents:`, and who may write each.',
    table(['document', 'is', 'written by', 'dated', 'and', 'asked for by'], rows),
  );
}
