import { z } from 'zod';
import { id, ledgerId } from './atoms-schema.ts';

// How partners depart from the guides of their files.

/** Where a partner departs from a guide: a segment or element that is required, optional or not used, its values, its length. */
const tableOverride = z.strictObject({
  loop: z.string().optional().describe('Loop of the guide; every loop when absent, the header when empty.'),
  segment: z.string(),
  qualifier: z
    .string()
    .optional()
    .describe('Only the segments whose first coded element allows this value: REF with G1.'),
  element: z.number().int().positive().optional().describe('Counted from 1. Without it the segment itself is meant.'),
  component: z.number().int().positive().optional().describe('Of a composite element, counted from 1.'),
  usage: z.enum(['required', 'optional', 'not used']).optional(),
  min: z.number().int().optional().describe('Shortest length.'),
  max: z.number().int().optional().describe('Longest length.'),
  codes: z.array(z.string()).optional().describe('Takes the place of the allowed values; none allow any.'),
  repeat: z.number().int().optional(),
});

/** How a plan wants claim files: facts the standard has no element for, and what departs from the guide. */
export const claimFileDialect = z.strictObject({
  cite: z.array(ledgerId).min(1).optional().describe('Where the departures come from; required where there are any.'),
  line_notes: z
    .record(z.string().regex(/^[A-Z]+$/), z.string())
    .default({})
    .describe('Words of a line note (NTE or K3) and the facts they state.'),
  overrides: z.array(tableOverride).default([]),
});
export type ClaimFileDialect = z.infer<typeof claimFileDialect>;

const ediPart = z.strictObject({
  segment: z.enum(['REF', 'HD']).describe('REF by its qualifier, HD by its fourth element.'),
  qualifier: z.string().optional(),
  part: z.number().int().positive().describe('Which part of the value, between the separators; 1 when it has none.'),
});

/** How one sender fills an 834: what departs from the guide, and where the facts of a member stand. */
export const enrollmentDialect = z.strictObject({
  name: id,
  senders: z.array(z.string()).min(1).describe('ISA06 of the files this is about.'),
  cite: z.array(ledgerId).min(1),
  separator: z.string().length(1).describe('Between the parts of a value.'),
  overrides: z.array(tableOverride).default([]),
  coverage: z.strictObject({
    health_plan: ediPart.optional(),
    status: ediPart.optional(),
    aid_code: ediPart.optional(),
    county: ediPart.optional(),
  }),
  statuses: z
    .strictObject({ covered: z.array(z.string()) })
    .optional()
    .describe('Status of a coverage that counts. Any other is neither covered nor not covered: it is asked about.'),
  whole_list: z
    .strictObject({
      left_out_ends: z
        .enum(['day_before_list', 'month_before_list', 'month_of_list'])
        .describe(
          "Last day of coverage of a member the list leaves out: the day before the list's own date, the last day of the month before, or of its own month.",
        ),
      hold_above_percent: z
        .number()
        .min(0)
        .max(100)
        .describe(
          'A list that would end the coverage of a larger share of the members is held until somebody confirms it.',
        ),
    })
    .optional()
    .describe('What a whole list does to members it leaves out. Absent: nothing, and the answer says so.'),
  former_cin: ediPart.optional().describe('Where the number stands that the member had before.'),
  programs: z
    .strictObject({ at: ediPart, codes: z.record(z.string(), id) })
    .optional()
    .describe('Where a program of the coverage stands, and which program of the plan each code is.'),
  counties: z.record(z.string(), z.string()).optional().describe('Code and name.'),
  languages: z.record(z.string(), z.string()).optional().describe('Code and BCP 47 tag.'),
});
export type EnrollmentDialect = z.infer<typeof enrollmentDialect>;
