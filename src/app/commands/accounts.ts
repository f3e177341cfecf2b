import { randomTokens } from '../../platform/auth/index.ts';
import { beginRecoveryAsOperator, type InviteFirst, inviteFirst, peopleStore } from '../../rooms/accounts/index.ts';
import { accessPolicy } from '../access-policy.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { doorFor } from './serve.ts';
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
    console.log(`${addressOf(settings)}/invitation#${invited.value.token}`);
    console.error(`Give this link to ${email} only. It works once, until ${invited.value.expires.toISOString()}.`);
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}

export interface RecoverOptions {
  readonly email: string;
  readonly reason: string;
}

/** `madrone accounts recover`: a link for somebody who lost password, second factor and codes, when nobody else can help. */
export async function accountsRecover({ email, reason }: RecoverOptions, settings: Settings): Promise<number> {
  const policy = await accessPolicy();
  const { book } = await loadPolicyFolder({ sources: false });
  const db = await openMigrated(settings);
  try {
    const door = await doorFor(db, settings, policy, book, () => new Date());
    const asked = { email: email.trim().toLowerCase(), reason: reason.trim() };
    const begun = await beginRecoveryAsOperator(door, asked, new Date());
    if (!begun.ok) {
      console.error(`madrone: ${begun.refusal.because}`);
      return EXIT.no;
    }
    console.log(`${addressOf(settings)}/recovery#${begun.value.token}`);
    console.error(
      `Make sure who asks, then give this link to ${asked.email} only. It works once, until ${begun.value.expires.toISOString()}, and takes the second factor away.`,
    );
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}

function addressOf({ portal: { publicUrl, host, port } }: Settings): string {
  return (publicUrl ?? `http://${host}:${port}`).replace(/\/$/, '');
}
