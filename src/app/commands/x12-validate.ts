import { checkX12 } from '../../formats/x12/index.ts';
import { readPieces } from '../../platform/files/index.ts';
import { compilePolicy } from '../../rules/index.ts';
import { overridesOf837 } from '../adjudicate/read-claims.ts';
import { lookAtInput } from '../input-file.ts';
import { loadPolicyFolder, loadSpeech } from '../policy-folder.ts';
import { EXIT, sayAll, sayFinding, unknownPlan } from './speak.ts';

export interface ValidateOptions {
  /** Claim files as this plan wants them; the guide alone when absent. */
  readonly plan?: string;
  readonly json?: boolean;
  readonly lang: string;
}

/** `madrone x12 validate FILE`: envelopes, structure and element syntax of any X12 file the codec knows. */
export async function x12Validate(path: string, { plan, json, lang }: ValidateOptions): Promise<number> {
  const trouble = await lookAtInput(path);
  if (trouble) return sayAll([trouble], await loadSpeech(lang), EXIT.badInput);
  const policy =
    plan === undefined ? undefined : compilePolicy((await loadPolicyFolder({ sources: false })).book, plan);
  if (plan !== undefined && !policy) return sayAll([unknownPlan(plan)], await loadSpeech(lang), EXIT.usage);
  const report = await checkX12(readPieces(path), { overrides: overridesOf837(policy?.claimOverrides ?? []) });
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
