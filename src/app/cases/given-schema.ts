import { z } from 'zod';
import { isoDate } from '../../rules/index.ts';
import { givenAccounts } from './account-schema.ts';
import { dollars, span, standing, text, textList } from './case-values.ts';
import { claim } from './claim-schema.ts';
import { libraryGiven } from './library-case.ts';
import { givenSites } from './network-schema.ts';
import { givenReader, givenReviewed, givenWays } from './notice-schema.ts';
import { givenLicenses, givenRequests } from './request-schema.ts';

/** Who and what is there before the first wish. */
const member = z.strictObject({
  /** Client Index Number, for populations that meet claim files. */
  cin: z.string().optional(),
  name: z.strictObject({ last: z.string(), first: z.string() }).optional(),
  born: isoDate.optional(),
  sex: z.enum(['F', 'M', 'X', 'U']).optional(),
  county: z.string().optional(),
  enrolled: isoDate.optional(),
  coverage_ends: isoDate.optional(),
  line_of_business: z.enum(['medi_cal', 'group_care', 'other']).optional(),
  delivery_system: z.enum(['managed_care', 'fee_for_service', 'presumptive']).optional(),
  other_insurance: z.array(span).optional(),
  mother: z.string().optional(),
  pregnancies: z
    .array(
      z.strictObject({
        began: isoDate.optional(),
        ended: isoDate.optional(),
        outcome: z.enum(['birth', 'stillbirth', 'miscarriage', 'abortion']).optional(),
      }),
    )
    .optional(),
  inpatient: z.array(span).optional(),
  homeless: z.enum(['unsheltered', 'sheltered', 'housed']).optional(),
  group: z.string().optional(),
  /** Since when and until when the group decides for the member. */
  group_from: isoDate.optional(),
  group_to: isoDate.optional(),
  ...givenReader,
  ecm: z
    .strictObject({
      status: z.enum(['none', 'pending_outreach', 'enrolled', 'declined', 'disenrolled', 'excluded']).optional(),
      from: isoDate.optional(),
      provider: z.string().optional(),
      on_mif: isoDate.optional(),
      referred: isoDate.optional(),
      new: z.boolean().optional(),
    })
    .optional(),
  signature_on_file: z.boolean().optional(),
});

const provider = z.strictObject({
  npi: text.optional(),
  name: z.string().optional(),
  types: z.array(z.string()).min(1),
  certifications: z.array(z.string()).optional(),
  contracted: standing.optional(),
  medi_cal_number: z.boolean().optional(),
  lactation_approved: standing.optional(),
  certified_staff: z.boolean().optional(),
  subcontracts: z.array(span.extend({ with: z.string() })).optional(),
  supervised_by: z.string().optional(),
  ...givenWays,
});

const historyLine = z.strictObject({
  member: z.string(),
  on: isoDate,
  to: isoDate.optional(),
  code: text,
  modifiers: textList.optional(),
  units: z.number().positive().optional(),
  paid: dollars.optional(),
  provider: z.string().optional(),
  serial: text.optional(),
});

const authorization = z.strictObject({
  member: z.string(),
  number: text.optional(),
  vehicle: z.enum(['tar', 'raf', 'request', 'continuity']).optional(),
  code: text.optional(),
  codes: textList.optional(),
  units: z.number().nonnegative().optional(),
  dollars: dollars.optional(),
  from: isoDate,
  to: isoDate,
  approved_on: isoDate.optional(),
  provider: z.string().optional(),
});

const document = z.strictObject({
  member: z.string(),
  document: z.string(),
  on: isoDate,
  by: z.string().optional(),
  standing: z.boolean().optional(),
  states: z.array(z.string()).optional(),
});

const rate = z.strictObject({
  code: text.optional(),
  kind: z.enum(['contract', 'medi_cal', 'estimate', 'public_charge', 'tax_rate']),
  rate: z.number().nonnegative(),
  modifiers: textList.optional(),
  provider: z.string().optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
});

export const given = z.strictObject({
  members: z.record(z.string(), member).optional(),
  providers: z.record(z.string(), provider).optional(),
  history: z.array(historyLine).optional(),
  claims: z.array(claim).optional(),
  authorizations: z.array(authorization).optional(),
  documents: z.array(document).optional(),
  rates: z.array(rate).optional(),
  requests: givenRequests,
  licenses: givenLicenses,
  reviewed: givenReviewed,
  sites: givenSites,
  ...givenAccounts,
  ...libraryGiven,
});
export type Given = z.infer<typeof given>;

/** A population file: the `given` of a case, without claims to judge first. */
export const populationFile = given
  .omit({
    claims: true,
    sites: true,
    library: true,
    organizations: true,
    accounts: true,
    requests: true,
    reviewed: true,
  })
  .extend({
    members: z
      .record(
        z.string(),
        member.omit({ group_from: true, group_to: true, language: true, format: true, address: true }),
      )
      .optional(),
    providers: z.record(z.string(), provider.omit({ portal: true, fax: true, address: true })).optional(),
  })
  .strict();

/** The providers every case finds without declaring them. */
export const castFile = z.record(z.string(), provider);
