import type { Finding } from '../../kernel/index.ts';

/** Who is told: nobody can read the file, the envelope is wrong (TA1, AK9), the set is wrong (999), or the business is (277CA). */
export type X12Kind = 'file' | 'envelope' | 'structure' | 'business';

/** Where in the file. Empty text and zero mean "not that deep". Segments are counted from ST = 1 as in a 999. */
export interface X12Place {
  readonly interchange: string;
  readonly group: string;
  readonly transaction: string;
  readonly segment: number;
  readonly id: string;
  readonly loop: string;
  readonly element: number;
  readonly component: number;
  /** Byte offset of the segment in the file. */
  readonly offset: number;
}

export interface X12Finding extends Finding {
  readonly kind: X12Kind;
  readonly place: X12Place;
}

export const nowhere: X12Place = {
  interchange: '',
  group: '',
  transaction: '',
  segment: 0,
  id: '',
  loop: '',
  element: 0,
  component: 0,
  offset: 0,
};

/** `interchange 000000907, group 1, set 0021, segment 12 NM1 (NM109), loop 2010BA, byte 1203` */
function placeText(place: X12Place): string {
  const parts: string[] = [];
  if (place.interchange) parts.push(`interchange ${place.interchange}`);
  if (place.group) parts.push(`group ${place.group}`);
  if (place.transaction) parts.push(`set ${place.transaction}`);
  if (place.segment) parts.push(`segment ${place.segment} ${place.id}${elementText(place)}`);
  else if (place.id) parts.push(`${place.id}${elementText(place)}`);
  if (place.loop) parts.push(`loop ${place.loop}`);
  parts.push(`byte ${place.offset}`);
  return parts.join(', ');
}

function elementText({ id, element, component }: X12Place): string {
  if (!element) return '';
  return ` (${id}${String(element).padStart(2, '0')}${component ? `-${component}` : ''})`;
}

/** What was expected and received, cut so that a finding stays small whatever the file holds. */
export interface Detail {
  readonly expected?: string;
  readonly received?: string;
}

export function x12Finding(
  kind: X12Kind,
  code: string,
  place: X12Place,
  detail: Detail = {},
  severity: Finding['severity'] = 'error',
): X12Finding {
  return {
    code,
    severity,
    at: placeText(place),
    kind,
    place,
    ...(detail.expected === undefined ? {} : { expected: detail.expected }),
    ...(detail.received === undefined ? {} : { received: detail.received.slice(0, MAX_RECEIVED) }),
  };
}

/** A 999 may copy 99 characters of a bad element, no more. */
const MAX_RECEIVED = 99;
