import { z } from 'zod';
import { PERMISSIONS } from '../../kernel/index.ts';

/** Organizations, accounts, and what people do at the door: the part of the case format that the accounts room plays. */
const name = z.string().min(1);
const roles = z.array(z.string());
const kind = z.enum(['plan', 'medical_group', 'provider', 'members']);

export const givenAccounts = {
  /** Beside the plan itself, which is an organization under its own key. */
  organizations: z
    .record(z.string(), z.strictObject({ kind, name: name.optional(), plans: z.array(z.string()).optional() }))
    .optional(),
  accounts: z
    .record(
      z.string(),
      z.strictObject({
        organization: name,
        roles: roles.min(1),
        active: z.boolean().optional(),
        second_factor: z.boolean().optional(),
      }),
    )
    .optional(),
};

const link = z.enum(['newest', 'first', 'unknown']);
const recoveryLink = z.enum([...link.options, 'begun']);
const right = z.enum(['right', 'wrong']);
const code = z.enum(['right', 'wrong', 'used', 'recovery', 'used_recovery']);
const one = z.strictObject({ account: name });

export const accountWishes = [
  z.strictObject({ login: z.strictObject({ as: name, organization: name.optional(), plan: z.string().optional() }) }),
  z.strictObject({
    'account.sign_in': z.strictObject({ account: name, password: right.optional(), code: code.optional() }),
  }),
  z.strictObject({ 'account.session': z.strictObject({}) }),
  z.strictObject({ 'account.sign_out': z.strictObject({}) }),
  z.strictObject({ 'account.invite': z.strictObject({ name, email: z.string().optional(), roles }) }),
  z.strictObject({ 'account.resend': z.strictObject({ name }) }),
  z.strictObject({ 'account.revoke': z.strictObject({ name }) }),
  z.strictObject({
    'account.accept': z.strictObject({
      name,
      link: link.optional(),
      password: z.string().optional(),
      code: right.optional(),
    }),
  }),
  z.strictObject({ 'account.roles': z.strictObject({ account: name, roles }) }),
  z.strictObject({ 'account.deactivate': one }),
  z.strictObject({ 'account.reactivate': one }),
  z.strictObject({ 'account.reset_second_factor': one }),
  z.strictObject({
    'account.recover': z.strictObject({
      account: name,
      password: z.string().optional(),
      link: recoveryLink.optional(),
    }),
  }),
  z.strictObject({
    'account.begin_recovery': z.strictObject({ account: name, organization: name, reason: z.string() }),
  }),
  z.strictObject({ 'account.operator_recovery': z.strictObject({ account: name, reason: z.string() }) }),
  z.strictObject({ 'account.break_glass': z.strictObject({ member: name, reason: z.string() }) }),
] as const;
export type AccountWish = z.infer<(typeof accountWishes)[number]>;

export const expectedAccount = {
  organization: z.string().optional(),
  plans: z.array(z.string()).optional(),
  roles: z.array(z.string()).optional(),
  permissions: z.array(z.enum(PERMISSIONS)).optional(),
  reach: z.enum(['plan', 'organization', 'person']).optional(),
  step: z.enum(['password', 'full']).optional(),
  second_factor: z.enum(['code', 'set_up']).optional(),
  recovery_codes: z.number().optional(),
  letter: z.string().optional(),
  depth: z.enum(['eligibility', 'full']).optional(),
};
