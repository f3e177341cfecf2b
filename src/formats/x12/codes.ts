/** Our finding code for each IK304 segment error. */
export const segmentCodes = {
  '1': 'x12.segment-unrecognized',
  '2': 'x12.segment-unexpected',
  '3': 'x12.segment-missing',
  '4': 'x12.loop-repeats',
  '5': 'x12.segment-repeats',
  '6': 'x12.segment-unknown',
  '7': 'x12.segment-order',
} as const;

export type SegmentCode = keyof typeof segmentCodes;

/** Our finding code for each IK403 element error. */
export const elementCodes = {
  '1': 'x12.element-missing',
  '2': 'x12.element-condition',
  '3': 'x12.too-many-elements',
  '4': 'x12.too-short',
  '5': 'x12.too-long',
  '6': 'x12.character',
  '7': 'x12.code-value',
  '8': 'x12.date',
  '9': 'x12.time',
  '10': 'x12.exclusion',
  '12': 'x12.too-many-repetitions',
  '13': 'x12.too-many-components',
  I10: 'x12.not-used',
  I12: 'x12.pattern',
} as const;

export type ElementCode = keyof typeof elementCodes;

/** An element the guide does not use is noted and the set accepted with errors: nothing in it can mislead. */
export const mildElementErrors: ReadonlySet<ElementCode> = new Set<ElementCode>(['I10']);
