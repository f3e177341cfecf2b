import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type InterchangeReport, type Written, write999, writeTA1 } from '../../formats/x12/index.ts';
import type { DecidedClaim } from '../../rooms/claims/index.ts';
import { type AnswerFile, type AnswerSource, answerEnvelope } from './answer-source.ts';
import { ClaimAnswers } from './claim-answers.ts';

/**
 * The X12 answers: TA1 where the envelope failed or asked for it, 999 always, 277CA and 835 where claims were read. Each claim
 * is written as it is decided, so that a large file needs no more memory than a small one.
 */
export class AnswerFiles {
  private readonly source: AnswerSource;
  private readonly first: InterchangeReport | undefined;
  private readonly claims: ClaimAnswers | undefined;

  constructor(source: AnswerSource) {
    this.source = source;
    this.first = source.report.interchanges[0];
    this.claims = this.first && new ClaimAnswers(source, this.first);
  }

  /** `earlier`: the decisions on what the replacements and voids among these speak of. */
  add(decided: readonly DecidedClaim[], earlier: ReadonlyMap<string, DecidedClaim>): void {
    this.claims?.add(decided, earlier);
  }

  files(): AnswerFile[] {
    const { source, first } = this;
    if (!first) return [];
    const { interchanges } = source.report;
    const wantTa1 = interchanges.filter((i) => i.wantsTa1 || i.outcome !== 'A');
    const groups = interchanges.flatMap((i) => (i.outcome === 'R' ? [] : i.groups));
    return [
      ...(wantTa1.length > 0 ? [whole('ta1', writeTA1(wantTa1, answerEnvelope(source, first, 1)))] : []),
      ...(groups.length > 0 ? [whole('999', write999(groups, answerEnvelope(source, first, 2)))] : []),
      ...(this.claims?.files() ?? []),
    ];
  }
}

function whole(name: string, { text, findings }: Written): AnswerFile {
  return { name, pieces: () => (text === '' ? [] : [text]), findings };
}

/** Written beside, flushed to disk and renamed, so that a reader sees a whole file or none. */
export async function writeWhole(
  folder: string,
  name: string,
  text: string | Iterable<string> | AsyncIterable<string>,
): Promise<string> {
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
