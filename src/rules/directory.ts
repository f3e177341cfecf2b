import { z } from 'zod';
import { inForce, isoDate, ledgerId } from './atoms-schema.ts';
import { words } from './vocabulary.ts';

/**
 * The shape of a published directory: whom a plan names for a service, where, and how they are reached. What a document
 * lost is written as `unknown` with its reason, so that it is shown as "ask the plan" and never filled in by guess.
 */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower case words joined by hyphens' });
export const serviceKey = z
  .string()
  .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, { error: 'lower case words joined by underscores' });
const cite = z.array(ledgerId).min(1);
const counties = z.array(z.string().min(1)).min(1);

/** `source_gap`: the label is printed, the value lost. `masked`: hidden by the capture. `not_published`: never printed. */
export const whyUnknown = z.enum(['source_gap', 'masked', 'not_published']);
export type WhyUnknown = z.infer<typeof whyUnknown>;

export const contactChannel = z.enum([
  'phone',
  'toll_free',
  'cell',
  'direct_line',
  'tty',
  'fax',
  'electronic_fax',
  'email',
  'website',
  'portal',
]);
export type ContactChannel = z.infer<typeof contactChannel>;

export const directoryContact = z.strictObject({
  channel: contactChannel,
  value: z.string().min(1).optional().describe('As printed; absent exactly where `unknown` says why.'),
  unknown: whyUnknown.optional(),
  extension: z.string().optional(),
  option: z.string().optional().describe('What to press once connected.'),
  vanity: z.array(z.string()).min(1).optional().describe('The number as letters.'),
  counties: counties.optional().describe('Only for callers from these counties.'),
  brands: z.array(id).min(1).optional().describe('Only for members of these brands of the plan.'),
  language: z.string().optional().describe('Language tag, where the line is kept for one language.'),
  use: words.optional(),
  unverified: words.optional().describe('Why a person must confirm the value before anything is sent to it.'),
  cite,
});
export type DirectoryContact = z.infer<typeof directoryContact>;

export const directoryAddress = z.strictObject({
  attention: z.string().optional(),
  line: z.string().optional(),
  city: z.string().optional(),
  state: z.string().length(2).optional(),
  zip: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  unknown: z.strictObject({ parts: z.array(z.enum(['address', 'city', 'zip'])).min(1), why: whyUnknown }).optional(),
  cite,
});
export type DirectoryAddress = z.infer<typeof directoryAddress>;

export const directoryKind = z.enum([
  'vendor',
  'consultant',
  'department',
  'agency',
  'program',
  'coordinator',
  'medical_group',
  'mailbox',
  'role',
]);

const hours = z.strictObject({
  days: z.array(z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])).min(1),
  opens: z.string().regex(/^\d\d:\d\d$/),
  closes: z.string().regex(/^\d\d:\d\d$/),
  say: words,
  cite,
});

const entry = z.strictObject({
  id,
  name: z.string().min(1),
  business: z.string().optional().describe('The name it trades under.'),
  kind: directoryKind,
  services: z
    .array(z.strictObject({ service: serviceKey, cite }))
    .min(1)
    .describe('What it is listed for; keys of policy/services.'),
  for: z.enum(['members', 'providers', 'anyone']).default('anyone'),
  counties: counties.optional().describe('Counties it is listed under; every county of the plan when absent.'),
  places: z.array(z.string().min(1)).min(1).optional().describe('Only these places within the counties.'),
  delivery: z.enum(['on_site', 'home_visits', 'mail_order', 'telephone', 'online']).optional(),
  brands: z.array(id).min(1).optional().describe('Only members of these brands; all of the plan when absent.'),
  address: directoryAddress.optional(),
  contacts: z.array(directoryContact).default([]),
  hours: hours.optional(),
  notes: z
    .array(z.strictObject({ say: words, asterisk: z.boolean().optional(), cite }))
    .default([])
    .describe('`asterisk` for the note that a printed asterisk beside the name stands for.'),
  unknown: z
    .array(z.strictObject({ what: words, why: whyUnknown, cite }))
    .default([])
    .describe('Whatever else the document lost of this entry.'),
  in_force: inForce.default({}),
  cite,
});
export type DirectoryEntry = z.infer<typeof entry>;

export const directoryFile = z.strictObject({
  directory: id,
  title: words,
  checked_on: z
    .union([isoDate, z.string().regex(/^\d{4}$/)])
    .optional()
    .describe('The date the document carries, or its year; absent when it carries none.'),
  cite,
  entries: z.array(entry).min(1),
});
export type DirectoryFile = z.infer<typeof directoryFile>;

/** What a directory can be searched for, in words people use; `also` are other words for the same need. */
export const servicesFile = z.record(
  serviceKey,
  z.strictObject({ say: words, also: z.array(z.string().min(2)).min(1).optional() }),
);
export type Services = z.infer<typeof servicesFile>;

/** What a plan asks of the capacity its care organizations report. */
export const networkFile = z.strictObject({
  lead_care_manager: z
    .strictObject({
      max_members: z.number().int().positive(),
      counts: z.enum(['enrolled', 'enrolled_and_outreach']),
      cite,
    })
    .optional(),
  capacity_report: z
    .strictObject({ every: z.enum(['calendar_quarter']), services: z.array(serviceKey).min(1), cite })
    .optional(),
  assignment: z.strictObject({ by: z.literal('latest_reported_capacity'), cite }).optional(),
  over_capacity: z
    .strictObject({ tell: z.array(id).min(1), cite })
    .optional()
    .describe('Entries of the directory that must hear when the lead care managers hold too many members.'),
  qualifications: z
    .array(
      z.strictObject({
        role: serviceKey,
        questions: z.array(id).min(1),
        /** Further training: asked about of who has been at work for so many months, as none is due before. */
        further_training: z.strictObject({ question: id, after_months: z.number().int().positive() }).optional(),
        cite,
      }),
    )
    .optional()
    .describe('Questions of the policy that a practitioner of a kind is asked by.'),
  forms: z
    .array(z.strictObject({ form: serviceKey, title: words, cite }))
    .optional()
    .describe('Forms that every provider under contract is given.'),
});
export type NetworkRules = z.infer<typeof networkFile>;
