import type { Pack } from '../../rules/index.ts';
import type { Listing } from './listing.ts';
import type { Directory, Organization } from './organization.ts';
import { publishedListings } from './published.ts';

/** What loading needs of the store. */
export interface DirectoryShelf {
  put(plan: string, directory: Directory, contractFrom: string | undefined): Promise<void>;
  drop(plan: string, source: Listing['source'], keep: readonly string[]): Promise<number>;
}

/**
 * The published directory of a plan as its documents now have it: new entries come, changed ones change, those no longer
 * published go. Run twice, the second run changes nothing. Being listed is no contract, so none is made.
 */
export async function loadPublished(shelf: DirectoryShelf, pack: Pack): Promise<number> {
  const listings = publishedListings(pack);
  const { plan, name } = pack.plan;
  const organizations = new Map<string, Organization>([
    [plan, { id: plan, name: name.en, kind: 'plan', synthetic: false }],
  ]);
  for (const { organization, name: called, kind } of listings) {
    if (organizations.has(organization)) continue;
    const is = kind === 'medical_group' ? 'medical_group' : 'provider';
    organizations.set(organization, { id: organization, name: called, kind: is, synthetic: false });
  }
  await shelf.drop(
    plan,
    'published',
    listings.map((one) => one.id),
  );
  await shelf.put(plan, { organizations: [...organizations.values()], listings }, undefined);
  return listings.length;
}
