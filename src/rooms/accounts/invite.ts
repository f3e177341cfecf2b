import { type Actor, type Result, refused } from '../../kernel/index.ts';
import { roleFindings } from './access-policy.ts';
import { digestOf } from './digest.ts';
import type { Post } from './door.ts';
import { invitationState } from './invitation.ts';
import type { ListedInvitation, Office } from './people.ts';

export interface Inviting extends Office {
  readonly token: () => string;
  readonly post: Post;
  readonly language: string;
}

export interface Invited {
  readonly id: string;
  readonly expires: Date;
}

/** Offers somebody a seat in one's own organization. The link goes to the mailbox and nowhere else. */
export async function invite(
  office: Inviting,
  by: Actor,
  asked: { readonly email: string; readonly name: string; readonly roles: readonly string[] },
): Promise<Result<Invited>> {
  const { store, policy } = office;
  const [wrong] = roleFindings(policy, asked.roles, await store.kindOf(by.organization));
  if (wrong) return refused('role_not_here', `${wrong.received} cannot be held here; ${wrong.expected} can`);
  const people = await store.people(by.organization);
  if (people.some(({ email, active }) => email === asked.email && active)) {
    return refused('conflict', 'this person has a seat here already; change the roles instead');
  }
  for (const earlier of await openFor(office, by, asked.email))
    await store.revoke(by.organization, earlier.id, office.now);
  return { ok: true, value: await send(office, by, asked) };
}

/** A new link for the same offer; the old one no longer works. */
export async function resendInvitation(office: Inviting, by: Actor, id: string): Promise<Result<Invited>> {
  const earlier = (await office.store.invitations(by.organization)).find((invitation) => invitation.id === id);
  if (!earlier) return refused('not_found', 'there is no such invitation here');
  if (earlier.usedAt) return refused('conflict', 'the invitation was accepted');
  return invite(office, by, earlier);
}

export async function revokeInvitation({ store, now }: Office, by: Actor, id: string): Promise<Result<undefined>> {
  const found = (await store.invitations(by.organization)).find((invitation) => invitation.id === id);
  if (!found) return refused('not_found', 'there is no such invitation here');
  if (found.usedAt) return refused('conflict', 'the invitation was accepted; deactivate the person instead');
  await store.revoke(by.organization, id, now);
  return { ok: true, value: undefined };
}

async function openFor({ store, now }: Office, by: Actor, email: string): Promise<readonly ListedInvitation[]> {
  const all = await store.invitations(by.organization);
  return all.filter((invitation) => invitation.email === email && invitationState(invitation, now) === 'open');
}

async function send(
  { store, policy, now, token, post, language }: Inviting,
  by: Actor,
  { email, name, roles }: { readonly email: string; readonly name: string; readonly roles: readonly string[] },
): Promise<Invited> {
  const secret = token();
  const expires = new Date(now.getTime() + policy.limits.invitation.days * 86_400_000);
  const id = await store.addInvitation({
    digest: digestOf(secret),
    organization: by.organization,
    email,
    name,
    roles: [...new Set(roles)],
    invitedBy: by.account,
    createdAt: now,
    expiresAt: expires,
  });
  post({ kind: 'invitation', to: email, language, name, organization: by.organizationName, token: secret });
  return { id, expires };
}
