import { describe, expect, it } from 'vitest';
import { recogniseAttachment } from './recognise-attachment.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const PDF = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n';
const PNG = '\x89PNG\r\n\x1a\n....IHDR....IEND\xaeB`\x82';
const JPEG = '\xff\xd8\xff\xe0..JFIF..\xff\xd9';
const TIFF = 'II*\0\x08\0\0\0\x01\0............';

const told = (name: string, text: string, most = 20) => {
  const found = recogniseAttachment(name, bytes(text), most);
  return typeof found === 'string' ? found : found.code;
};

describe('an attachment is known by its content', () => {
  it.each([
    ['a.pdf', PDF, 'application/pdf'],
    ['no ending', PDF, 'application/pdf'],
    ['a.PNG', PNG, 'image/png'],
    ['a.jpeg', JPEG, 'image/jpeg'],
    ['fax.tif', TIFF, 'image/tiff'],
    ['fax.tiff', `MM\0*\0\0\0\x08\0\x01............`, 'image/tiff'],
  ])('%s', (name, text, type) => expect(told(name, text)).toBe(type));

  it.each([
    ['empty', 'a.pdf', '', 'attachment.empty'],
    ['a program under the name of a document', 'a.pdf', 'MZ\x90\0', 'attachment.program'],
    ['a script', 'a.pdf', '#!/bin/sh', 'attachment.program'],
    ['an archive', 'a.docx', 'PK\x03\x04', 'attachment.program'],
    ['a page of the web', 'a.pdf', '<html>', 'attachment.not_a_document'],
    ['a document under the name of a program', 'a.exe', PDF, 'attachment.disguised'],
    ['a picture under the name of a document', 'a.pdf', PNG, 'attachment.disguised'],
    ['a PDF that was cut off', 'a.pdf', PDF.slice(0, 40), 'attachment.damaged'],
    ['a picture that was cut off', 'a.png', PNG.slice(0, -4), 'attachment.damaged'],
    ['a picture with an archive behind it', 'a.png', `${PNG}PK\x05\x06`, 'attachment.damaged'],
    ['a TIFF whose pages lie beyond its end', 'a.tif', 'II*\0\xff\xff\0\0', 'attachment.damaged'],
    ['a locked PDF', 'a.pdf', PDF.replace('/Root', '/Encrypt 5 0 R/Root'), 'attachment.encrypted'],
    ['a locked PDF that hides it', 'a.pdf', PDF.replace('/Root', '/#45ncrypt 5 0 R/Root'), 'attachment.encrypted'],
    ['a PDF with a script', 'a.pdf', PDF.replace('/Root', '/S/JavaScript/JS(x)/Root'), 'attachment.active'],
    ['a PDF that starts a program', 'a.pdf', PDF.replace('/Root', '/S/Launch/Root'), 'attachment.active'],
    ['a PDF that carries a file', 'a.pdf', PDF.replace('/Root', '/EmbeddedFiles 4 0 R/Root'), 'attachment.active'],
  ])('refuses %s', (_, name, text, code) => expect(told(name, text)).toBe(code));

  it('takes one of the most megabytes and refuses one byte more', () => {
    const filled = (size: number) => `${PDF.slice(0, 9)}${' '.repeat(size - PDF.length)}${PDF.slice(9)}`;
    expect(told('a.pdf', filled(1_048_576), 1)).toBe('application/pdf');
    expect(told('a.pdf', filled(1_048_577), 1)).toBe('attachment.too_large');
  });

  it('metadata that is not encrypted does not make a PDF locked', () => {
    expect(told('a.pdf', PDF.replace('/Root', '/EncryptMetadata false/Root'))).toBe('application/pdf');
  });
});
