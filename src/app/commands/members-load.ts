import { basename } from 'node:path';
import type { Finding } from '../../kernel/index.ts';
import { readPieces } from '../../platform/files/index.ts';
import {
  answerFile,
  answersOf,
  type LoadReport,
  Rehearsal,
  receiveEnrollment,
  SqlEnrollmentStore,
  type WouldDo,
} from '../../rooms/members/index.ts';
import { compilePolicy, Speech } from '../../rules/index.ts';
import { AnswerFiles, writeWhole } from '../adjudicate/answer-files.ts';
import type { AnswerSource } from '../adjudicate/answer-source.ts';
import { lookAtInput, lookAtOutput } from '../input-file.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll, sayFinding, unknownPlan } from './speak.ts';

export interface MembersLoadOptions {
  readonly plan: string;
  readonly out: string;
  readonly synthetic?: boolean;
  readonly confirm?: boolean;
  /** Only say what the file would do. */
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly lang: string;
  readonly now: Date;
}

const SHOWN = 20;

/** `madrone members load FILE --plan P`: an 834 or flat enrolment file into the database, and its answer beside it. */
export async function membersLoad(path: string, options: MembersLoadOptions, settings: Settings): Promise<number> {
  const { book } = await loadPolicyFolder({ sources: false });
  const speech = new Speech(book, options.lang);
  const policy = compilePolicy(book, options.plan);
  if (!policy) return sayAll([unknownPlan(options.plan)], speech, EXIT.usage);
  const missing = await lookAtInput(path);
  if (missing) return sayAll([missing], speech, EXIT.badInput);
  const output = await lookAtOutput(options.out);
  if (output) return sayAll([output], speech, EXIT.usage);
  const db = await openMigrated(settings);
  try {
    const store = new SqlEnrollmentStore((work) => db.transaction(work));
    const received = {
      plan: policy.brand,
      name: basename(path),
      at: options.now,
      actor: 'command line',
      isSynthetic: options.synthetic ?? false,
      isConfirmed: options.confirm ?? false,
    };
    if (options.dryRun) {
      const rehearsal = new Rehearsal(store);
      const rehearsed = await receiveEnrollment(rehearsal, () => readPieces(path), policy, received);
      const found = rehearsal.answered(rehearsed.looked.findings).map(({ finding }) => finding);
      return sayRehearsed(rehearsed.report, rehearsal.wouldDo, found, speech, options.json ?? false);
    }
    const { report, looked } = await receiveEnrollment(store, () => readPieces(path), policy, received);
    const stem = basename(path);
    const answers = (await answersOf(db, policy.brand, report.file)) ?? [];
    const written = [await writeWhole(options.out, `${stem}.answer.csv`, answerFile(answers, speech))];
    if (looked.report) {
      const source = { policy, report: looked.report, fileId: report.file, at: options.now };
      written.push(...(await writeAcknowledgments(options.out, stem, source, settings)));
    }
    const findings = answers.map((a): Finding => a.finding);
    if (options.json) console.log(JSON.stringify({ ...report, written, findings }, null, 2));
    else {
      sayFirst(findings, speech, ` in ${written[0]}`);
      console.log(sentence(report));
      for (const name of written) console.log(`  ${name}`);
    }
    if (report.outcome === 'refused') return EXIT.badInput;
    if (report.outcome === 'held') return EXIT.no;
    return report.rejected > 0 ? EXIT.no : EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}

function sayFirst(findings: readonly Finding[], speech: Speech, where: string): void {
  for (const found of findings.slice(0, SHOWN)) console.log(sayFinding(found, speech));
  if (findings.length > SHOWN) console.log(`… and ${findings.length - SHOWN} more${where}`);
}

function sayRehearsed(
  { outcome, taken, warned, rejected, leftOut, covered }: LoadReport,
  wouldDo: WouldDo,
  findings: readonly Finding[],
  speech: Speech,
  isJson: boolean,
): number {
  const { added, changed, same, ended, merged, pairs, isHeld } = wouldDo;
  if (isJson) {
    const counts = { outcome, taken, warned, rejected, leftOut, covered, ...wouldDo };
    console.log(JSON.stringify({ dryRun: true, ...counts, findings }, null, 2));
  } else {
    sayFirst(findings, speech, '');
    if (outcome === 'refused') console.log('The file would be refused; nothing of it would be taken.');
    else if (outcome === 'again') console.log('The file was loaded before; it would do nothing.');
    else {
      console.log(
        `Would add ${added} members, change ${changed} (the coverage of ${ended} would end earlier) and leave ${same} as they are; reject ${rejected} records.`,
      );
      if (merged > 0) console.log(`Would make ${merged} members one with another.`);
      if (pairs > 0) console.log(`${pairs} pairs of members would wait for a person.`);
      if (covered > 0) console.log(`The list leaves out ${leftOut} of ${covered} covered members.`);
      if (isHeld) console.log('It would be held, and take nothing until it is loaded with --confirm.');
    }
    console.log('Nothing was taken.');
  }
  if (outcome === 'refused') return EXIT.badInput;
  return isHeld || rejected > 0 ? EXIT.no : EXIT.yes;
}

function sentence({ outcome, taken, warned, rejected, leftOut, covered }: LoadReport) {
  if (outcome === 'refused') return 'The file was refused; nothing of it was taken.';
  if (outcome === 'held') {
    return `Held, nothing was taken: the list leaves out ${leftOut} of ${covered} covered members. Load it with --confirm if that is meant.`;
  }
  const ended = leftOut > 0 ? ` The coverage of ${leftOut} of ${covered} members ended.` : '';
  const counts = `${taken} records taken (${warned} of them with a remark), ${rejected} rejected.${ended}`;
  return outcome === 'again' ? `The file was loaded before; nothing was done. ${counts}` : counts;
}

type Acknowledged = Omit<AnswerSource, 'payer'>;

/** The TA1 and 999 of an 834. */
async function writeAcknowledgments(folder: string, stem: string, source: Acknowledged, settings: Settings) {
  const payer = { ...settings.payer, name: source.policy.name };
  const files = new AnswerFiles({ ...source, payer }).files();
  const sound = files.filter((f) => !f.findings.some((found) => found.severity === 'error'));
  return Promise.all(sound.map((f) => writeWhole(folder, `${stem}.${f.name}`, f.pieces())));
}
