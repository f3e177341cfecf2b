import { z } from 'zod';
import { ALTERNATIVE_FORMATS, ASKED_WAYS, NOTICE_STATES } from '../../rooms/notices/index.ts';
import { noticeChannel, noticeKind, noticeRecipient } from '../../rules/index.ts';

/** Letters: the part of the case format that the notices room plays. */
const texts = z.array(z.string());
const format = z.enum(ALTERNATIVE_FORMATS);

export const givenReader = {
  /** The language the member reads, as a tag; English when absent. */
  language: z.string().optional(),
  format: format.optional(),
  /** Whether a mailing address is known; it is when absent. */
  address: z.boolean().optional(),
};
/** Languages whose drafts a qualified person has read, for the case; nobody has in the policy itself. */
export const givenReviewed = z.array(z.string()).min(1).optional();
/** How a provider is reached: by the portal no, by fax and mail yes, unless it says otherwise. */
export const givenWays = {
  portal: z.boolean().optional(),
  fax: z.boolean().optional(),
  address: z.boolean().optional(),
};

/** Whose letter: of a request (the one submitted last), or of the appeal or continuity case that the case named so. */
const of = { request: z.string().optional(), appeal: z.string().optional(), continuity: z.string().optional() };

const preview = z.strictObject({
  ...of,
  to: noticeRecipient,
  language: z.string().optional(),
  format: format.optional(),
});
const send = z.strictObject({
  ...of,
  to: noticeRecipient.optional(),
  by_way_of: z.enum(ASKED_WAYS).optional(),
});
const translate = z.strictObject({
  ...of,
  to: noticeRecipient.optional(),
  into: z.string(),
  reason: z.string().optional(),
  translator: z.string().optional(),
  statement: z.string().optional(),
});
export const noticeWishes = [
  z.strictObject({ 'notice.preview': preview }),
  z.strictObject({ 'notice.send': send }),
  z.strictObject({ 'notice.translate': translate }),
] as const;
export type NoticeWish = z.infer<(typeof noticeWishes)[number]>;

const shown = {
  kind: noticeKind.optional(),
  to: noticeRecipient.optional(),
  also: z.array(noticeRecipient).optional(),
  by: noticeChannel.optional(),
  copy: z.boolean().optional(),
  state: z.enum(NOTICE_STATES).optional(),
  language: z.string().optional(),
  awaits: z.string().optional(),
  format: format.optional(),
  parts: texts.optional(),
  in_english: texts.optional(),
  missing: texts.optional(),
  blocked: texts.optional(),
  remarks: texts.optional(),
  points: z.number().optional(),
  reads_easily: z.boolean().optional(),
  rule: z.string().optional(),
  cites: texts.optional(),
};
export const expectedNotices = {
  notices: z.array(z.strictObject(shown)).optional(),
  preview: z.strictObject({ ...shown, says: z.strictObject({ text: texts }).optional() }).optional(),
};
