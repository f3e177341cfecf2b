import { z } from 'zod';
import { isoDate } from '../../rules/index.ts';

/** Members as people ask for them: the part of the case format that the members room plays. */
const who = z.strictObject({
  member: z.string().optional(),
  cin: z.string().optional(),
  name: z.strictObject({ last: z.string(), first: z.string() }).optional(),
  born: z.string().optional(),
  on: z.string().optional(),
});
const by = z.enum(['member', 'guardian', 'parent', 'authorized_representative']);
const kind = z.enum(['text', 'email', 'ecm', 'share_information', 'research']);
const cell = z.union([z.string(), z.number().transform(String)]);

const loading = { confirm: z.boolean().default(false), dry_run: z.boolean().default(false) };

const wishes = {
  find: z.strictObject({ 'member.find': who.omit({ member: true, on: true }) }),
  read: z.strictObject({ 'member.read': z.strictObject({ member: z.string() }) }),
  eligibility: z.strictObject({
    'eligibility.check': z.union([who, z.strictObject({ members: z.array(who).min(1) })]),
  }),
  consent: z.strictObject({
    'member.consent': z.strictObject({
      member: z.string(),
      kind,
      action: z.enum(['give', 'withdraw']),
      by: by.optional(),
      method: z.enum(['verbal', 'written', 'electronic']).optional(),
      on: isoDate.optional(),
    }),
  }),
  prefer: z.strictObject({
    'member.prefer': z.strictObject({
      member: z.string(),
      channel: z.enum(['mail', 'phone', 'text', 'email']).optional(),
      best_time: z.enum(['morning', 'afternoon', 'evening']).optional(),
      spoken: z.string().optional(),
      written: z.string().optional(),
      format: z.enum(['standard', 'large_print', 'braille', 'audio_cd', 'data_cd']).optional(),
      contact: z
        .strictObject({
          kind: z.enum(['phone', 'mobile', 'work', 'email']),
          value: z.string(),
          source: z.enum(['member', 'plan', 'provider']),
        })
        .optional(),
    }),
  }),
  program: z.strictObject({
    'member.program': z.strictObject({
      member: z.string(),
      program: z.string(),
      action: z.enum(['join', 'leave']),
      on: isoDate.optional(),
    }),
  }),
  search: z.strictObject({
    'member.search': z.strictObject({
      name: z.string().optional(),
      county: z.string().optional(),
      ecm: z.enum(['none', 'pending_outreach', 'enrolled']).optional(),
      program: z.string().optional(),
      sort: z.enum(['name', 'born', 'county']).optional(),
      descending: z.boolean().optional(),
    }),
  }),
  load: z.strictObject({
    'member.load': z.union([
      z.strictObject({ rows: z.array(z.record(z.string(), cell)).min(1), ...loading }),
      z.strictObject({ text: z.string(), ...loading }),
    ]),
  }),
};
export const memberWishes = Object.values(wishes);
export type MemberWish = z.infer<(typeof memberWishes)[number]>;

const texts = z.array(z.string());
const eligibility = z.strictObject({
  eligible: z.enum(['yes', 'no', 'unknown', 'not_found', 'not_asked']).optional(),
  because: z.string().optional(),
  on: z.string().optional(),
  aid_code: z.string().optional(),
});

/** What an answer to one of these wishes may be compared with. */
export const expectedMember = {
  found: texts.optional(),
  ...eligibility.shape,
  answers: z.array(eligibility).optional(),
  ecm: z.strictObject({ status: z.string().optional(), provider: z.string().optional() }).optional(),
  pcp: z.string().optional(),
  group: z.string().optional(),
  may_text: z.enum(['yes', 'no', 'review', 'unknown']).optional(),
  standing: texts.optional(),
  channel: z.string().optional(),
  best_time: z.string().optional(),
  spoken: z.string().optional(),
  written: z.string().optional(),
  format: z.string().optional(),
  loaded: z.enum(['done', 'again', 'refused', 'held']).optional(),
  left_out: z.number().optional(),
  left_out_of: z.number().optional(),
  cin: z.string().optional(),
  former_cins: texts.optional(),
  programs: texts.optional(),
  history: z
    .array(z.strictObject({ what: z.string().optional(), value: z.string().optional(), by: z.string().optional() }))
    .optional(),
  taken: z.number().optional(),
  added: z.number().optional(),
  changed: z.number().optional(),
  same: z.number().optional(),
  ended: z.number().optional(),
  merged: z.number().optional(),
  pairs: z.number().optional(),
  would_hold: z.boolean().optional(),
  rejected: z.number().optional(),
};
