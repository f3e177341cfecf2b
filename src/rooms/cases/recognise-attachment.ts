import { type Finding, finding } from '../../kernel/index.ts';

/** What a reviewer may be handed: documents and pictures of them, known by their content and never by their name. */
export type MediaType = 'application/pdf' | 'image/tiff' | 'image/png' | 'image/jpeg';

const ENDINGS: Readonly<Record<MediaType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/tiff': ['tif', 'tiff'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
};
const MEGABYTE = 1_048_576;

/** The media type, or the one reason why it is not taken. A finding never repeats the name: it may be somebody's. */
export function recogniseAttachment(name: string, bytes: Uint8Array, mostMegabytes: number): MediaType | Finding {
  if (bytes.length === 0) return finding('attachment.empty', 'content');
  if (bytes.length > mostMegabytes * MEGABYTE)
    return finding('attachment.too_large', 'content', { expected: `${mostMegabytes} MB` });
  const type = typeOf(bytes);
  if (type === undefined)
    return isProgram(bytes)
      ? finding('attachment.program', 'content')
      : finding('attachment.not_a_document', 'content');
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  if (ending !== undefined && !ENDINGS[type].includes(ending))
    return finding('attachment.disguised', 'content', { expected: ENDINGS[type].join(', ') });
  return whyNot(type, bytes) ?? type;
}

function typeOf(bytes: Uint8Array): MediaType | undefined {
  if (begins(bytes, '%PDF-')) return 'application/pdf';
  if (begins(bytes, 'II*\0') || begins(bytes, 'MM\0*')) return 'image/tiff';
  if (begins(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  return begins(bytes, '\xff\xd8\xff') ? 'image/jpeg' : undefined;
}

/** Programs of the usual systems, scripts, and archives, which hold them. */
const PROGRAMS = ['MZ', '\x7fELF', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', '\xce\xfa\xed\xfe', '#!', 'PK\x03\x04'];

function isProgram(bytes: Uint8Array): boolean {
  return PROGRAMS.some((start) => begins(bytes, start));
}

function whyNot(type: MediaType, bytes: Uint8Array): Finding | undefined {
  switch (type) {
    case 'application/pdf':
      return whyNotPdf(bytes);
    case 'image/tiff':
      return firstDirectory(bytes) + 2 <= bytes.length ? undefined : finding('attachment.damaged', 'content');
    case 'image/png':
      return endsWith(bytes, 'IEND\xaeB`\x82') ? undefined : finding('attachment.damaged', 'content');
    case 'image/jpeg':
      return endsWith(bytes, '\xff\xd9') ? undefined : finding('attachment.damaged', 'content');
  }
}

/** Names that make a PDF do something when it is opened, or carry another file along. */
const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z0-9])/;

/** Read in the names of the file itself; what lies in compressed objects is for the scanner. */
function whyNotPdf(bytes: Uint8Array): Finding | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.slice(-2_048).includes('%%EOF')) return finding('attachment.damaged', 'content');
  const names = text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  if (/\/Encrypt(?![A-Za-z])/.test(names)) return finding('attachment.encrypted', 'content');
  return ACTIVE.test(names) ? finding('attachment.active', 'content') : undefined;
}

function firstDirectory(bytes: Uint8Array): number {
  if (bytes.length < 8) return Number.POSITIVE_INFINITY;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(4, bytes[0] === 0x49);
}

function begins(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && [...text].every((char, i) => bytes[i] === char.charCodeAt(0));
}

function endsWith(bytes: Uint8Array, text: string): boolean {
  const start = bytes.length - text.length;
  return start >= 0 && [...text].every((char, i) => bytes[start + i] === char.charCodeAt(0));
}
