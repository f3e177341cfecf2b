import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Never about a member: a letter says that something waits, and where. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mail {
  readonly send: (letter: Letter) => Promise<void>;
}

/**
 * Mail as files in a folder, one RFC 5322 message each, appearing whole: a mail transfer agent takes them from there, or, in a
 * demonstration, a person reads them. `told` hears of each, without its text.
 */
export function outboxFolder(
  folder: string,
  options: { readonly from: string; readonly now: () => Date; readonly told?: (sentence: string) => void },
): Mail {
  return {
    async send(letter) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const at = options.now();
      const id = `${at.toISOString().replaceAll(/[-:.]/g, '')}-${randomBytes(6).toString('hex')}`;
      const file = join(folder, `${id}.eml`);
      await writeFile(`${file}.part`, message(letter, options.from, at, id), { mode: 0o600, flag: 'wx' });
      await rename(`${file}.part`, file);
      options.told?.(`a letter lies in ${file}`);
    },
  };
}

function message({ to, subject, text }: Letter, from: string, at: Date, id: string): string {
  const head = [
    `From: ${oneLine(from)}`,
    `To: ${oneLine(to)}`,
    `Subject: ${encodedWord(subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@madrone>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    'Auto-Submitted: auto-generated',
  ];
  const body =
    Buffer.from(text, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return [...head, '', ...body, ''].join('\r\n');
}

/** No value ends its line: a name in an address cannot add a header. */
function oneLine(value: string): string {
  return value.replaceAll(/[\r\n\0]/g, ' ');
}

function encodedWord(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(oneLine(text), 'utf8').toString('base64')}?=`;
}
