import { type InterchangeReport, type OutgoingEnvelope, replyTo, type X12Report } from '../../formats/x12/index.ts';
import { californiaDate, type Finding } from '../../kernel/index.ts';
import type { RemittancePayer } from '../../rooms/claims/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';

/** What the answers to a file are written from. Nothing else: the same decisions always give the same bytes. */
export interface AnswerSource {
  readonly policy: CompiledPolicy;
  readonly fileId: string;
  readonly report: X12Report;
  readonly payer: RemittancePayer;
  /** When the file was received, which dates and numbers the answers. */
  readonly at: Date;
}

export interface AnswerFile {
  readonly name: string;
  /** Nothing where the findings say why it cannot be written. */
  readonly pieces: () => Iterable<string>;
  readonly findings: readonly Finding[];
}

/** Beginning of the numbers that the answers to a file bear. */
export function referenceOf(fileId: string): string {
  return fileId.slice(0, 10).toUpperCase();
}

/** Answers go back the way the file came; their control numbers follow from the file, so a repeat is a repeat. */
export function answerEnvelope(source: AnswerSource, received: InterchangeReport, kind: number): OutgoingEnvelope {
  const number = (Number.parseInt(source.fileId.slice(0, 7), 16) % 99_999_999) * 10 + kind;
  return {
    ...replyTo(received),
    interchangeControl: number,
    groupControl: number,
    date: californiaDate(source.at),
    time: californiaTime(source.at),
    usage: received.usage === 'P' ? 'P' : 'T',
    lineEnd: '\n',
  };
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Los_Angeles', hour: '2-digit', minute: '2-digit' });

function californiaTime(instant: Date): string {
  return CLOCK.format(instant);
}
