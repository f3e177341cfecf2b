import { z } from 'zod';
import type { IsoDate } from '../../kernel/index.ts';

/** A paper that says what a practitioner may do: a license, a certificate, a training, a letter. */
export const credentialKind = z.enum([
  'license',
  'certificate',
  'cpr',
  'hipaa_training',
  'training',
  'continuing_education',
  'letter',
  'experience',
]);
export type CredentialKind = z.infer<typeof credentialKind>;

const day = z.iso.date();
const whole = z.number().int().nonnegative();
export const credential = z.strictObject({
  kind: credentialKind,
  /** What of it: `md`, `ibclc`, `chw`, `doula`. */
  of: z.string().max(60).optional(),
  number: z.string().max(60).optional(),
  issuer: z.string().max(200).optional(),
  /** The day it was issued, completed or written. */
  on: day,
  expires: day.optional(),
  hours: z.number().nonnegative().max(100_000).optional(),
  /** Areas a training covered, skills a letter attests. */
  areas: z.array(z.string().max(60)).max(20).optional(),
  births: whole.max(10_000).optional(),
  years: z.number().nonnegative().max(80).optional(),
  /** Who wrote a letter, and through whom a doula who wrote it is enrolled. */
  writer: z.string().max(60).optional(),
  writer_enrolled: z.enum(['dhcs', 'managed_care_plan', 'none']).optional(),
  evidence_kept: z.boolean().optional(),
});
export type Credential = z.infer<typeof credential>;

/** What is known of somebody who serves members in person. */
export interface Practitioner {
  readonly role: string;
  readonly born?: IsoDate | undefined;
  readonly livedExperience?: boolean | undefined;
  readonly workedSince?: IsoDate | undefined;
  readonly supervisor?:
    | { readonly practicesStreetMedicine?: boolean | undefined; readonly knowsProtocols?: boolean | undefined }
    | undefined;
  readonly outsideWalls?: boolean | undefined;
  readonly contactAddress?: boolean | undefined;
  readonly credentials: readonly Credential[];
}

export function isCurrent({ on: from, expires }: Credential, on: IsoDate): boolean {
  return from <= on && (expires === undefined || expires >= on);
}

/** Papers that have run out, or will within so many days. */
export function endingBy(credentials: readonly Credential[], last: IsoDate): readonly Credential[] {
  return credentials.filter(({ expires }) => expires !== undefined && expires <= last);
}
