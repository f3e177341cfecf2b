/** What is known about the guides: which are read, which are only recognised so that the refusal can name them. */
export interface Guide {
  readonly set: string;
  readonly group: string;
  readonly name: string;
  readonly isSupported: boolean;
}

const supported = (set: string, group: string, name: string): Guide => ({ set, group, name, isSupported: true });
const recognised = (set: string, group: string, name: string): Guide => ({ set, group, name, isSupported: false });

const guides: readonly (readonly [RegExp, Guide])[] = [
  [/^005010X222(A1|A2)?$/, supported('837', 'HC', '837P professional claims')],
  [/^005010X221(A1)?$/, supported('835', 'HP', '835 remittance')],
  [/^005010X231(A1)?$/, supported('999', 'FA', '999 implementation acknowledgment')],
  [/^005010X214$/, supported('277', 'HN', '277CA claim acknowledgment')],
  [/^005010X220(A1)?$/, supported('834', 'BE', '834 enrollment')],
  [/^005010X223/, recognised('837', 'HC', '837I institutional claims')],
  [/^005010X224/, recognised('837', 'HC', '837D dental claims')],
  [/^005010X279/, recognised('270', 'HS', '270/271 eligibility')],
  [/^005010X217/, recognised('278', 'HI', '278 authorization')],
  [/^005010X212/, recognised('276', 'HR', '276/277 claim status')],
  [/^005010X218/, recognised('820', 'RA', '820 premium payment')],
  [/^004010/, recognised('', '', 'a version 4010 guide')],
];

export function guideOf(version: string): Guide | undefined {
  return guides.find(([pattern]) => pattern.test(version))?.[1];
}

export const supportedVersions =
  '837P 005010X222 (A1, A2), 834 005010X220A1, 835 005010X221A1, 999 005010X231A1, 277CA 005010X214';
