import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { joinEmbedded } from './embedded.ts';
import { isAlive } from './postmaster.ts';

/**
 * A process of its own: `node testing-reaper.ts <data folder> <process that wanted it>`. Stops the server of the tests and
 * removes its files when nobody is connected any more: at once when that process has ended, else after two quiet seconds.
 */
const [folder = '', wanter = ''] = process.argv.slice(2);

const embedded = await joinEmbedded(folder, {
  name: 'madrone reaper',
  onStopped: async () => {
    for (const name of ['postgres', 'postgres.log', 'socket'])
      await rm(join(folder, name), { recursive: true, force: true });
  },
});

do {
  for (let quiet = 0; quiet < 8; ) {
    await wait(250);
    const alone = await embedded.isAlone();
    quiet = alone ? quiet + (isAlive(Number(wanter)) ? 1 : 8) : 0;
  }
} while (!(await embedded.leave()));
