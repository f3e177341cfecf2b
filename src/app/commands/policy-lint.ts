import { lintPolicy } from '../../rules/index.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import { EXIT, sayFinding } from './speak.ts';

/** `madrone policy lint`: everything in the policy files that cannot be right. */
export async function policyLint(json: boolean): Promise<number> {
  const loaded = await loadPolicyFolder();
  const found = [...loaded.findings, ...lintPolicy(loaded.book, loaded.sources)];
  if (json) console.log(JSON.stringify(found, null, 2));
  else {
    for (const one of found) console.log(sayFinding(one));
    const provisions = loaded.book.packs.flatMap((p) => p.benefits.flatMap((b) => b.provisions)).length;
    const questions = loaded.book.packs.flatMap((p) => p.questions).length;
    console.log(
      `${loaded.book.packs.length} packs, ${provisions} provisions, ${questions} questions: ${found.length} findings`,
    );
  }
  return found.length > 0 ? EXIT.no : EXIT.yes;
}
