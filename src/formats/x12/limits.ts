/** Bounds that keep memory flat whatever a file claims to be. */
export interface X12Limits {
  /** A segment longer than this is refused: the terminator is missing or the file is not X12. */
  readonly maxSegmentBytes: number;
  /** Empty segments (`~~`) skipped in one file before it is refused. */
  readonly maxEmptySegments: number;
  /** Findings kept for one file; sets are still judged after that. */
  readonly maxFindings: number;
  /** Segment errors kept for the 999 of one set. */
  readonly maxErrorsPerSet: number;
  /** Transaction sets in one file. */
  readonly maxTransactions: number;
}

export const defaultLimits: X12Limits = {
  maxSegmentBytes: 65_536,
  maxEmptySegments: 1_000,
  maxFindings: 1_000,
  maxErrorsPerSet: 100,
  maxTransactions: 100_000,
};
