import { access, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Hands letters to whoever faxes and mails them. The same id again is the same letter, and is handed on once. */
export interface Post {
  readonly hand: (letter: HandedLetter) => Promise<void>;
}

export interface HandedLetter {
  readonly id: string;
  readonly channel: 'fax' | 'mail';
  readonly plan: string;
  readonly pdf: Uint8Array;
  /** The number to dial. A mailed letter has its address in the window. */
  readonly fax?: string | undefined;
}

/**
 * A folder that a fax or mail service empties: `fax/<id>.pdf` beside `fax/<id>.json` with the number, and `mail/<id>.pdf`. A file appears
 * whole or not at all. The service moves what it took to `taken/`; a letter that lies there is not laid out again.
 */
export function spoolFolder(folder: string): Post {
  return {
    async hand({ id, channel, plan, pdf, fax }) {
      const place = join(folder, channel);
      await mkdir(join(place, 'taken'), { recursive: true });
      const name = `${id}.pdf`;
      if ((await isThere(join(place, name))) || (await isThere(join(place, 'taken', name)))) return;
      if (channel === 'fax') await lay(place, `${id}.json`, Buffer.from(`${JSON.stringify({ plan, to: fax })}\n`));
      await lay(place, name, pdf);
    },
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Written and synced under another name first: a power cut leaves the whole file or none. */
async function lay(place: string, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(place, `.${name}.part`);
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(path, join(place, name));
  const directory = await open(place);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
