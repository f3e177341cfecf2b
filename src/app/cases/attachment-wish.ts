import { z } from 'zod';
import { recogniseAttachment } from '../../rooms/cases/index.ts';
import type { Answer } from './answers.ts';

/** The wish `attachment.take`: a file as somebody sends it with a case, and whether it is taken. */
const HELD: Readonly<Record<string, readonly [begin: string, end: string]>> = {
  pdf: ['%PDF-1.7\n', '\n%%EOF\n'],
  pdf_locked: ['%PDF-1.7\n1 0 obj << /Encrypt 2 0 R >> endobj\n', '\n%%EOF\n'],
  pdf_with_script: ['%PDF-1.7\n1 0 obj << /S /JavaScript >> endobj\n', '\n%%EOF\n'],
  pdf_with_file: ['%PDF-1.7\n1 0 obj << /EmbeddedFiles 2 0 R >> endobj\n', '\n%%EOF\n'],
  tiff: ['II*\0\x08\0\0\0', '\0\0'],
  png: ['\x89PNG\r\n\x1a\n', 'IEND\xaeB`\x82'],
  jpeg: ['\xff\xd8\xff', '\xff\xd9'],
  program: ['MZ', ''],
  script: ['#!/bin/sh\n', ''],
  archive: ['PK\x03\x04', ''],
  page: ['<!doctype html>', ''],
  words: ['words', ''],
  nothing: ['', ''],
};
const MEGABYTE = 1_048_576;

export const attachmentWish = z.strictObject({
  'attachment.take': z.strictObject({
    name: z.string().min(1),
    holds: z.enum(Object.keys(HELD)),
    megabytes: z.number().positive().max(100).optional(),
    cut: z.boolean().default(false).describe('its end did not arrive'),
  }),
});
export type AttachmentWish = z.infer<typeof attachmentWish>;
export const expectedAttachment = { media_type: z.string().optional() };

export function isAttachmentWish(wish: object): wish is AttachmentWish {
  return 'attachment.take' in wish;
}

export function playAttachment({ 'attachment.take': file }: AttachmentWish, mostMegabytes: number): Answer {
  const seen = recogniseAttachment(file.name, bytesOf(file), mostMegabytes);
  return typeof seen === 'string' ? { media_type: seen, findings: [] } : { findings: [seen.code] };
}

function bytesOf({ holds, megabytes, cut }: AttachmentWish['attachment.take']): Uint8Array {
  const [begin, end] = (HELD[holds] ?? ['', '']).map((text) => Buffer.from(text, 'latin1'));
  const filled =
    megabytes === undefined ? 0 : Math.round(megabytes * MEGABYTE) - (begin?.length ?? 0) - (end?.length ?? 0);
  const whole = Buffer.concat([begin ?? Buffer.alloc(0), Buffer.alloc(Math.max(filled, 0)), end ?? Buffer.alloc(0)]);
  return cut ? whole.subarray(0, Math.max(whole.length - (end?.length ?? 0), 1)) : whole;
}
