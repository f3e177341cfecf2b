import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outboxFolder } from './index.ts';

it('a letter is a whole message in the folder, and no name adds a header to it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'madrone-outbox-'));
  const told: string[] = [];
  const mail = outboxFolder(join(folder, 'out'), {
    from: 'Madrone <no-reply@plan.example>',
    now: () => new Date('2026-03-02T18:00:00Z'),
    told: (sentence) => told.push(sentence),
  });
  await mail.send({ to: 'a@b.example\r\nBcc: c@d.example', subject: 'Contraseña\r\nX: y', text: 'Línea\nlarga' });
  const [name = ''] = await readdir(join(folder, 'out'));
  expect(name).toMatch(/\.eml$/);
  const text = await readFile(join(folder, 'out', name), 'utf8');
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head.split('\r\n').map((line) => line.split(':')[0])).toEqual([
    'From',
    'To',
    'Subject',
    'Date',
    'Message-ID',
    'MIME-Version',
    'Content-Type',
    'Content-Transfer-Encoding',
    'Auto-Submitted',
  ]);
  expect(Buffer.from(body, 'base64').toString('utf8')).toBe('Línea\nlarga');
  expect(told.join()).not.toContain('Línea');
  await rm(folder, { recursive: true });
});
