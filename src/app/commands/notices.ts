import { setTimeout as wait } from 'node:timers/promises';
import { spoolFolder } from '../../platform/post/index.ts';
import { openLetterPress } from '../../platform/print/index.ts';
import { Speech } from '../../rules/index.ts';
import { PolicyDesk } from '../portal/policy-desk.ts';
import { type Sent, sendNotices } from '../send-notices.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll, unknownPlan } from './speak.ts';

export interface NoticesOptions {
  readonly plan?: string;
  readonly every?: number;
  readonly lang: string;
  readonly json?: boolean;
}

/** `madrone notices send`: what waits is printed and laid out for fax and mail, once. With `--every` until it is stopped. Exit code 1 when a letter could not be printed. */
export async function noticesSend(options: NoticesOptions, settings: Settings): Promise<number> {
  const desk = await PolicyDesk.open();
  const speech = new Speech(desk.book, options.lang);
  if (options.plan !== undefined && !desk.policyOf(options.plan))
    return sayAll([unknownPlan(options.plan)], speech, EXIT.usage);
  const db = await openMigrated(settings);
  const sender = { db, desk, press: await openLetterPress(), post: spoolFolder(settings.noticesFolder) };
  try {
    for (;;) {
      const sent = await sendNotices(sender, Date.now(), options.plan);
      say(sent, options, speech);
      if (options.every === undefined) return sent.failed > 0 ? EXIT.no : EXIT.yes;
      await wait(options.every * 1_000);
    }
  } finally {
    await closeDatabase(db);
  }
}

function say(sent: Sent, { json }: NoticesOptions, speech: Speech): void {
  console.log(json ? JSON.stringify(sent) : speech.say('notice.went_out', { ...sent }));
}
