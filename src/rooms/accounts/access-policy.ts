import { z } from 'zod';
import { type Finding, finding, PERMISSIONS, type Permission, type Reach } from '../../kernel/index.ts';

/** `policy/access/`: which role may do what, and how long a sign-in lasts. */
const organizationKind = z.enum(['plan', 'medical_group', 'provider', 'members']);
export type OrganizationKind = z.infer<typeof organizationKind>;

export const rolesFile = z.strictObject({
  roles: z.record(
    z.string().regex(/^[a-z_]+$/),
    z.strictObject({
      at: z.array(organizationKind).min(1),
      may: z.array(z.enum(PERMISSIONS)),
      cite: z.array(z.string()).optional(),
    }),
  ),
});

const whole = z.int().positive();
export const limitsFile = z.strictObject({
  session: z.strictObject({ idle_minutes: whole, warning_seconds: whole, hours: whole, held_minutes: whole }),
  password: z.strictObject({ least_characters: whole, most_characters: whole, common: z.array(z.string()) }),
  failures: z.strictObject({ before_lock: whole, lock_minutes: whole }),
  invitation: z.strictObject({ days: whole }),
  recovery: z.strictObject({ minutes: whole, at_once: whole, codes: whole, by_others_hours: whole }),
  passkeys: z.strictObject({ minutes: whole, most: whole }),
  attachments: z.strictObject({ most_megabytes: whole }),
  requests: z.strictObject({ per_minute: whole, sign_in_per_minute: whole }),
  reason: z.strictObject({ least_characters: whole }),
});
export type Limits = z.infer<typeof limitsFile>;

export interface AccessPolicy {
  readonly roles: Readonly<Record<string, z.infer<typeof rolesFile>['roles'][string]>>;
  readonly limits: Limits;
}

const REACH: Readonly<Record<OrganizationKind, Reach>> = {
  plan: 'plan',
  medical_group: 'organization',
  provider: 'organization',
  members: 'person',
};

export function reachOf(kind: OrganizationKind): Reach {
  return REACH[kind];
}

/** What roles give in an organization of this kind. A role that cannot be held there gives nothing. */
export function permissionsOf(policy: AccessPolicy, roles: readonly string[], kind: OrganizationKind): Set<Permission> {
  const held = roles.map((role) => policy.roles[role]).filter((role) => role?.at.includes(kind));
  return new Set(held.flatMap((role) => role?.may ?? []));
}

export function rolesAt(policy: AccessPolicy, kind: OrganizationKind): readonly string[] {
  return Object.keys(policy.roles).filter((role) => policy.roles[role]?.at.includes(kind));
}

/** Roles that may not be held in an organization of this kind, or do not exist. */
export function roleFindings(
  policy: AccessPolicy,
  roles: readonly string[],
  kind: OrganizationKind,
): readonly Finding[] {
  const open = rolesAt(policy, kind);
  return roles
    .filter((role) => !open.includes(role))
    .map((role) => finding('account.role_not_here', 'roles', { expected: open.join(', '), received: role }));
}
