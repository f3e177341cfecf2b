import { randomTokens } from '../../platform/auth/index.ts';
import { type InviteFirst, inviteFirst, peopleStore } from '../../rooms/accounts/index.ts';
import { accessPolicy } from '../access-policy.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT } from './speak.ts';

export interface InviteFirstOptions {
  readonly organization: string;
  readonly plan: string;
  readonly email: string;
  readonly name?: string;
  readonly kind: InviteFirst['kind'];
}

/** `madrone accounts invite-first`: the first account manager of an organization, who then invites everybody else. */
export async function accountsInviteFirst(options: InviteFirstOptions, settings: Settings): Promise<number> {
  const policy = await accessPolicy();
  const { organization, plan, kind } = options;
  const email = options.email.trim().toLowerCase();
  const asked = { organization, plan, kind, email, name: options.name ?? organization };
  const db = await openMigrated(settings);
  try {
    const now = new Date();
    const invited = await db.transaction((tx) =>
      inviteFirst(asked, { tx, store: peopleStore(tx), policy, now, token: randomTokens.token }),
    );
    if (!invited.ok) {
      console.error(`madrone: ${invited.refusal.because}`);
      return EXIT.no;
    }
    const base = settings.portal.publicUrl ?? `http://${settings.portal.host}:${settings.portal.port}`;
    console.log(`${base.replace(/\/$/, '')}/invitation#${invited.value.token}`);
    console.error(`Give this link to ${email} only. It works once, until ${invited.value.expires.toISOString()}.`);
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}
