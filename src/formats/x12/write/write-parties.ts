import type { PartyInput, PersonInput } from './claim-input.ts';
import { d8, free, type X12Writer } from './x12-writer.ts';

export function nm1(w: X12Writer, entity: string, party: PartyInput, qualifier = 'XX', kind = party.kind || '2'): void {
  w.seg(
    'NM1',
    entity,
    kind,
    free(party.last, 60),
    free(party.first, 35),
    free(party.middle, 25),
    undefined,
    undefined,
    party.id ? party.idQualifier || qualifier : undefined,
    party.id,
  );
}

/** N3 and N4, when there is an address at all. */
export function address(w: X12Writer, party: PartyInput): void {
  const [first, second] = party.address ?? [];
  if (first) w.seg('N3', free(first, 55), free(second, 55));
  if (party.city) w.seg('N4', free(party.city, 30), party.state, party.zip?.replace('-', ''));
}

export function demographics(w: X12Writer, person: PersonInput): void {
  if (person.born) w.seg('DMG', 'D8', d8(person.born), person.sex || 'U');
}

export function taxonomy(w: X12Writer, role: 'BI' | 'PE', party: PartyInput): void {
  if (party.taxonomy) w.seg('PRV', role, 'PXC', party.taxonomy);
}

export function digits(phone: string | undefined): string {
  return (phone ?? '').replace(/\D/g, '');
}
