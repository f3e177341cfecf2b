import { z } from 'zod';
import { type Api, PERMISSIONS } from '../../kernel/index.ts';

/** The contract of managing an organization's people. */
const text = (most: number) => z.string().trim().min(1).max(most);
const email = z.email().max(254).toLowerCase();
const roles = z.array(z.string().max(40)).min(1).max(20);
const instant = z.iso.datetime();
const nothing = z.object({});

/** Why a button of the people page is closed. */
const closed = z.object({ code: z.string(), because: z.string() });
const person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  state: z.enum(['active', 'inactive', 'locked']),
  second_factor: z.boolean(),
  since: instant,
  seen: instant.optional(),
  self: z.boolean(),
  last_manager: z.boolean(),
  closed: z.object({ roles: closed.optional(), deactivate: closed.optional(), reset: closed.optional() }),
});
const invitation = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  state: z.enum(['open', 'expired', 'used', 'revoked']),
  invited_by: z.string(),
  created: instant,
  expires: instant,
});
const personParams = z.strictObject({ person: z.uuid() });

export const peopleApi = {
  people: {
    method: 'GET',
    path: '/api/people',
    summary: 'The people of my organization',
    may: 'account.read',
    answer: z.object({ organization: z.string(), people: z.array(person) }),
  },
  roles: {
    method: 'GET',
    path: '/api/roles',
    summary: 'The roles that can be held in my organization, and what each gives',
    may: 'account.read',
    answer: z.object({ roles: z.array(z.object({ key: z.string(), may: z.array(z.enum(PERMISSIONS)) })) }),
  },
  managers: {
    method: 'GET',
    path: '/api/account-managers',
    summary: 'Who can give me access here',
    may: 'signed_in',
    answer: z.object({
      managers: z.array(z.string()),
      desks: z.array(z.object({ plan: z.string(), name: z.string(), phone: z.string() })),
    }),
  },
  setRoles: {
    method: 'PUT',
    path: '/api/people/:person/roles',
    summary: 'Change what somebody may do',
    may: 'account.manage',
    params: personParams,
    body: z.strictObject({ roles }),
    answer: nothing,
  },
  setActive: {
    method: 'PUT',
    path: '/api/people/:person/active',
    summary: 'Let somebody work here again, or no longer',
    may: 'account.manage',
    params: personParams,
    body: z.strictObject({ active: z.boolean() }),
    answer: nothing,
  },
  resetFactor: {
    method: 'POST',
    path: '/api/people/:person/second-factor/reset',
    summary: 'Let somebody who lost the phone set up a second factor anew',
    may: 'account.manage',
    params: personParams,
    answer: nothing,
  },
  endSessions: {
    method: 'DELETE',
    path: '/api/people/:person/sessions',
    summary: 'End the sessions of somebody here',
    may: 'account.manage',
    params: personParams,
    answer: z.object({ ended: z.int() }),
  },
  invitations: {
    method: 'GET',
    path: '/api/invitations',
    summary: 'Invitations of my organization',
    may: 'account.read',
    answer: z.object({ invitations: z.array(invitation) }),
  },
  invite: {
    method: 'POST',
    path: '/api/invitations',
    summary: 'Invite somebody to my organization',
    may: 'account.manage',
    body: z.strictObject({ email, name: text(120), roles }),
    answer: z.object({ invitation: z.uuid(), expires: instant }),
  },
  revoke: {
    method: 'DELETE',
    path: '/api/invitations/:invitation',
    summary: 'Take an invitation back',
    may: 'account.manage',
    params: z.strictObject({ invitation: z.uuid() }),
    answer: nothing,
  },
  resend: {
    method: 'POST',
    path: '/api/invitations/:invitation/resend',
    summary: 'Send a new link; the old one no longer works',
    may: 'account.manage',
    params: z.strictObject({ invitation: z.uuid() }),
    answer: z.object({ invitation: z.uuid(), expires: instant }),
  },
} as const satisfies Api;
