import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedDefect, folderDefect, outputDefect } from './embedded-defect.ts';
import { linked } from './native-binaries.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madrone-native-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the libraries of the server', () => {
  it('get the links npm left out, also when several processes make them at once, and a wrong one is put right', async () => {
    const native = join(folder, 'native');
    await mkdir(join(native, 'lib'), { recursive: true });
    const links = ['libpq.so.5', 'libpq.so'].map((name) => ({
      source: 'native/lib/libpq.so.5.18',
      target: `native/lib/${name}`,
    }));
    await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
    await symlink('libpq.so.4', join(native, 'lib', 'libpq.so'));
    await Promise.all([linked(native), linked(native), linked(native)]);
    expect((await readdir(join(native, 'lib'))).sort()).toEqual(['libpq.so', 'libpq.so.5']);
    for (const name of ['libpq.so', 'libpq.so.5'])
      expect(await readlink(join(native, 'lib', name))).toBe('libpq.so.5.18');
  });
});

describe('what keeps the server from starting', () => {
  it('is told apart by what can be done about it', () => {
    const full = outputDefect('Starting', 'FATAL:  could not write: No space left on device', folder);
    const closed = outputDefect('Starting', 'FATAL:  could not open directory: Permission denied', folder);
    const other = outputDefect('Starting', 'FATAL:  something else', folder);
    expect([full.trouble, closed.trouble, other.trouble]).toEqual(['no-room', 'no-permission', 'no-answer']);
    expect(other.message).toContain('something else');
  });

  it('names the folder and a way out when a folder is closed, and leaves other errors alone', () => {
    const defect = folderDefect(Object.assign(new Error('EROFS'), { code: 'EROFS' }), '/srv/data');
    expect(defect).toBeInstanceOf(EmbeddedDefect);
    expect(defect).toMatchObject({ trouble: 'no-permission', message: expect.stringContaining('/srv/data') });
    expect(defect).toMatchObject({ message: expect.stringContaining('DATABASE_URL') });
    const stranger = new RangeError('stranger');
    expect(folderDefect(stranger, '/srv/data')).toBe(stranger);
  });
});
