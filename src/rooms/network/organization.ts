import { z } from 'zod';
import { type Listing, listing } from './listing.ts';

/** Who stands behind a place: a plan itself, a medical group, or any provider. */
export const organizationKind = z.enum(['plan', 'medical_group', 'provider']);

export const organization = z.object({
  id: z.string().min(1).max(200),
  name: listing.shape.name,
  kind: organizationKind,
  synthetic: z.boolean(),
});
export type Organization = z.infer<typeof organization>;

/** What is exported, imported and loaded: organizations with the places they are listed at. */
export interface Directory {
  readonly organizations: readonly Organization[];
  readonly listings: readonly Listing[];
}
