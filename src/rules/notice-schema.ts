import { z } from 'zod';
import { inForce, isoDate, ledgerId } from './atoms-schema.ts';
import { contactChannel, serviceKey } from './directory.ts';
import { pageLanguage } from './library-schema.ts';

/**
 * Letters as data: `policy/<plan>/notices/<language>/<notice>.yaml` holds the wording, part by part, `policy/<plan>/notices/rules.yaml`
 * which parts a letter must have, to whom it goes and which way. A plan's wording and rules go before the statewide ones, part by part.
 */
const id = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, { error: 'lower case words joined by underscores' });
const cite = z.array(ledgerId).min(1);
const text = z.string().min(1);

export const noticeKind = z.enum([
  'approval',
  'denial',
  'lapse',
  'modification',
  'deferral',
  'reduction',
  'void',
  'information_request',
  'redirection',
  'receipt',
  'appeal_receipt',
  'appeal_expedite_refused',
  'appeal_extension',
  'appeal_upheld',
  'appeal_overturned',
  'appeal_partly',
  'grievance_receipt',
  'grievance_resolution',
  'continuity_receipt',
  'continuity_alternative',
  'continuity_granted',
  'continuity_refused',
  'continuity_not_needed',
  'continuity_ending',
  'continuity_end',
  'continuity_assigned',
  'continuity_assessed',
  'exemption_receipt',
  'exemption_granted',
  'exemption_refused',
  'exemption_goes_on',
  'exemption_ended',
]);
export type NoticeKind = z.infer<typeof noticeKind>;

export const noticeRecipient = z.enum(['member', 'requesting_provider', 'servicing_provider']);
export type NoticeRecipient = z.infer<typeof noticeRecipient>;
export const noticeChannel = z.enum(['fax', 'mail', 'portal']);
export type NoticeChannel = z.infer<typeof noticeChannel>;

/** Everything a wording may ask for. What a letter cannot fill is missing, and its part with it. */
export const NOTICE_VALUES = [
  'plan',
  'number',
  'member',
  'cin',
  'written_on',
  'received_on',
  'decided_on',
  'requester',
  'servicing',
  'reason',
  'granted',
  'expected_on',
  'effective_on',
  'decider',
  'decider_role',
  'group',
  'group_phone',
  'question',
  'member_phone',
  'tty',
  'criteria_phone',
  'appeal_days',
  'appeal_answer_days',
  'appeal_urgent_hours',
  'hearing_days',
  'aid_days',
  'review_months',
  'hearing_phone',
  'hearing_tty',
  'review_phone',
  'doctor',
  'last_day',
  'look_again_on',
] as const;
export type NoticeValue = (typeof NOTICE_VALUES)[number];
/** Lists a wording may set as rows of its own. */
export const NOTICE_LISTS = ['services', 'references', 'missing', 'clauses', 'reasons', 'offered'] as const;
export type NoticeList = (typeof NOTICE_LISTS)[number];

/** What is true of a case and decides whether a part belongs into its letter, beside the kind of letter. */
export const NOTICE_TRAITS = [
  'of_member',
  'of_provider',
  'about_care',
  'by_clinician',
  'by_staff',
  'care_goes_on',
  'care_stops',
] as const;
export type NoticeTrait = (typeof NOTICE_TRAITS)[number];

export const wordingBlock = z.union([
  text.describe('A paragraph; `{name}` puts a value in.'),
  z.strictObject({ heading: text }),
  z.strictObject({ list: z.array(text).min(1) }),
  z.strictObject({ say: text, otherwise: text.describe('Said instead where a value is unknown: ask the plan.') }),
  z.strictObject({ say: text, if: z.enum(NOTICE_VALUES).describe('Said only where this value is known.') }),
  z.strictObject({ each: z.enum(NOTICE_LISTS) }),
]);
export type WordingBlock = z.infer<typeof wordingBlock>;

export const noticeWording = z.strictObject({
  notice: z.union([noticeKind, z.literal('common')]).describe('`common`: parts that several letters have.'),
  language: pageLanguage,
  name: text.optional().describe('The language in itself, in its `common` file.'),
  /** Nothing of a draft is ever sent. `final` is English, as it was written; another language is `reviewed` by a person, or a draft. */
  status: z.enum(['final', 'reviewed', 'machine_draft']),
  review: z
    .strictObject({
      by: text.describe('Who read it against the English.'),
      on: isoDate,
      statement: text.describe('What makes that person a qualified translator.'),
    })
    .optional()
    .describe('Exactly where the status is `reviewed`.'),
  direction: z.enum(['ltr', 'rtl']).optional(),
  title: text.optional(),
  parts: z.record(id, z.array(wordingBlock).min(1)),
});
export type NoticeWording = z.infer<typeof noticeWording>;

const part = z.strictObject({
  part: id,
  to: z.array(noticeRecipient).min(1).optional().describe('Only in the copies of these; in all when absent.'),
  needs: z
    .array(z.enum([...NOTICE_VALUES, ...NOTICE_LISTS]))
    .min(1)
    .optional()
    .describe('Without these the part is missing, whatever its wording says.'),
  when: z
    .strictObject({
      independent_review: z
        .boolean()
        .optional()
        .describe('Whether members of the plan may ask for an independent medical review.'),
      is: z.array(z.enum(NOTICE_TRAITS)).min(1).optional().describe('All of these are true of the case.'),
    })
    .optional()
    .describe('Only in the letters this fits.'),
  cite,
});
export type RequiredPart = z.infer<typeof part>;

const recipientRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kinds: z.array(noticeKind).min(1),
  request_kinds: z.array(id).min(1).optional(),
  programs: z.array(id).min(1).optional(),
  in_force: inForce,
  send: z.array(
    z.strictObject({
      to: noticeRecipient,
      by: z
        .array(noticeChannel)
        .min(1)
        .describe('The first way the recipient can be reached; the last one when none is known.'),
      copy: z.literal(true).optional().describe('Stands there to be read, and proves nothing of sending.'),
      off: z.literal(true).optional().describe('Not sent; a plan may switch it on.'),
    }),
  ),
  cite,
});
export type RecipientRule = z.infer<typeof recipientRule>;

export const noticeRules = z.strictObject({
  kinds: z.partialRecord(noticeKind, z.strictObject({ parts: z.array(part).min(1), cite })).optional(),
  recipients: z.array(recipientRule).default([]).describe('The first that fits; a plan’s before the statewide ones.'),
  facts: z
    .partialRecord(
      z.enum(NOTICE_VALUES),
      z.strictObject({ service: serviceKey, channels: z.array(contactChannel).min(1) }),
    )
    .optional()
    .describe('Values that the plan’s directory gives.'),
  numbers: z
    .partialRecord(z.enum(NOTICE_VALUES), z.strictObject({ is: z.number().int().positive(), cite }))
    .optional()
    .describe('Days, hours and months that a letter names.'),
  phones: z
    .partialRecord(z.enum(NOTICE_VALUES), z.strictObject({ is: text, cite }))
    .optional()
    .describe('Telephones that stand in no plan’s directory: of the state.'),
  independent_review: z
    .strictObject({ is: z.boolean(), cite })
    .optional()
    .describe('Whether members may ask the regulator for an independent medical review.'),
  reduction: z.strictObject({ days_before: z.number().int().positive(), cite }).optional(),
  ending: z
    .strictObject({ days_before: z.number().int().positive(), cite })
    .optional()
    .describe('How long before continuity of care ends the member is told how it goes on.'),
  languages: z
    .strictObject({
      drafted: z
        .enum(['hold', 'send_english'])
        .describe(
          'A member whose language is only drafted: the English letter waits for a translation, or goes as it is.',
        ),
      cite,
    })
    .optional(),
  taglines: z
    .strictObject({ languages: z.array(pageLanguage).min(1), drafted: z.enum(['send', 'leave_out']), cite })
    .optional()
    .describe('In which languages the letter says that help is free.'),
  large_print: z.strictObject({ points: z.number().min(18).max(36), cite }).optional(),
  reading: z.strictObject({ grade_at_most: z.number().positive(), over: z.enum(['warn', 'block']), cite }).optional(),
});
export type NoticeRules = z.infer<typeof noticeRules>;

/** Everything below one plan's `notices/`. */
export interface PlanNotices {
  readonly rules?: NoticeRules;
  readonly wordings: readonly NoticeWording[];
}

/** Every citation of a pack's letters, with the address it stands at. */
export function noticeCitations(plan: string, { rules }: PlanNotices): { at: string; ids: readonly string[] }[] {
  if (!rules) return [];
  const at = (rest: string) => `${plan}/notices/${rest}`;
  const {
    kinds = {},
    recipients,
    numbers = {},
    phones = {},
    independent_review,
    reduction,
    ending,
    languages,
    taglines,
  } = rules;
  const single = {
    independent_review,
    reduction,
    ending,
    languages,
    taglines,
    large_print: rules.large_print,
    reading: rules.reading,
  };
  return [
    ...Object.entries(kinds).flatMap(([kind, { parts, cite: ids }]) => [
      { at: at(kind), ids },
      ...parts.map((one) => ({ at: at(`${kind}/${one.part}`), ids: one.cite })),
    ]),
    ...recipients.map((rule) => ({ at: at(rule.id), ids: rule.cite })),
    ...Object.entries({ ...numbers, ...phones }).map(([name, { cite: ids }]) => ({ at: at(name), ids })),
    ...Object.entries(single).flatMap(([name, rule]) => (rule ? [{ at: at(name), ids: rule.cite }] : [])),
  ];
}
