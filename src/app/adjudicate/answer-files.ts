import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type InterchangeReport,
  type OutgoingEnvelope,
  type Remittance,
  replyTo,
  type Written,
  write277CA,
  write835,
  write999,
  writeTA1,
  type X12Report,
} from '../../formats/x12/index.ts';
import { californiaDate, type Finding } from '../../kernel/index.ts';
import { acknowledgmentsOf, type DecidedClaim, type RemittancePayer, remittancesOf } from '../../rooms/claims/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';

/** What the answers to a file are written from. Nothing else: the same decisions always give the same bytes. */
export interface AnswerSource {
  readonly policy: CompiledPolicy;
  readonly fileId: string;
  readonly report: X12Report;
  readonly decided: readonly DecidedClaim[];
  readonly earlier: ReadonlyMap<string, DecidedClaim>;
  readonly payer: RemittancePayer;
  /** When the file was received, which dates and numbers the answers. */
  readonly at: Date;
}

export interface AnswerFile {
  readonly name: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** The X12 answers: TA1 where the envelope failed or asked for it, 999 always, 277CA and 835 where claims were read. */
export function answerFiles(source: AnswerSource): AnswerFile[] {
  const { report, decided } = source;
  const files: AnswerFile[] = [];
  const first = report.interchanges[0];
  if (!first) return files;
  const add = (name: string, written: Written) => files.push({ name, text: written.text, findings: written.findings });
  const wantTa1 = report.interchanges.filter((i) => i.wantsTa1 || i.outcome !== 'A');
  if (wantTa1.length > 0) add('ta1', writeTA1(wantTa1, envelope(source, first, 1)));
  const groups = report.interchanges.flatMap((i) => (i.outcome === 'R' ? [] : i.groups));
  if (groups.length > 0) add('999', write999(groups, envelope(source, first, 2)));
  if (decided.length === 0) return files;
  const today = californiaDate(source.at);
  const { reasons, name } = source.policy;
  const payerId = decided[0]?.claim.parties?.payer.id ?? '';
  const acknowledgments = acknowledgmentsOf(decided, {
    source: { name, id: payerId === '' ? source.policy.brand.toUpperCase() : payerId },
    received: decided[0]?.claim.received ?? today,
    processed: today,
    reference: source.fileId.slice(0, 10).toUpperCase(),
    reasons,
  });
  add('277ca', write277CA(acknowledgments, envelope(source, first, 3)));
  const remittances = remittancesFor(source);
  if (remittances.length > 0) add('835', write835(remittances, envelope(source, first, 4)));
  return files;
}

/** The payments the file's decisions come to. */
export function remittancesFor(source: AnswerSource): Remittance[] {
  return remittancesOf(source.decided, {
    payer: source.payer,
    date: californiaDate(source.at),
    trace: source.fileId.slice(0, 10).toUpperCase(),
    reasons: source.policy.reasons,
    earlier: (id) => source.earlier.get(id),
  });
}

/** Answers go back the way the file came; their control numbers follow from the file, so a repeat is a repeat. */
function envelope(source: AnswerSource, received: InterchangeReport, kind: number): OutgoingEnvelope {
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

/** Written beside, flushed to disk and renamed, so that a reader sees a whole file or none. */
export async function writeWhole(folder: string, name: string, text: string | AsyncIterable<string>): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  // Of its own for each writer: two that answer one file into one folder do not meet in it.
  const part = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(part, text, { flush: true });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return path;
}
