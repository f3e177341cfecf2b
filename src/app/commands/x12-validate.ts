import { checkX12 } from '../../formats/x12/index.ts';
import { readPieces } from '../../platform/files/index.ts';
import { lookAtInput } from '../input-file.ts';
import { loadSpeech } from '../policy-folder.ts';
import { EXIT, sayAll, sayFinding } from './speak.ts';

export interface ValidateOptions {
  readonly json?: boolean;
  readonly lang: string;
}

/** `madrone x12 validate FILE`: envelopes, structure and element syntax of any X12 file the codec knows. */
export async function x12Validate(path: string, { json, lang }: ValidateOptions): Promise<number> {
  const trouble = await lookAtInput(path);
  if (trouble) return sayAll([trouble], await loadSpeech(lang), EXIT.badInput);
  const report = await checkX12(readPieces(path));
  if (json) console.log(JSON.stringify({ ...report, accepted: [...report.accepted] }, null, 2));
  else {
    const speech = await loadSpeech(lang);
    for (const found of report.findings) console.log(sayFinding(found, speech));
    const sets = report.interchanges.flatMap((i) => i.groups.flatMap((g) => g.sets));
    const usable = sets.filter((s) => s.accepted).length;
    console.log(
      `${report.bytes} bytes, ${report.segments} segments: ${usable} of ${sets.length} transaction sets can be used`,
    );
  }
  return report.ok ? EXIT.yes : EXIT.badInput;
}
