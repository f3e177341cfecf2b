import type { Finding } from '../../kernel/index.ts';
import { lintPolicy, Speech } from '../../rules/index.ts';
import { readAccessPolicy } from '../access-policy.ts';
import { lintFiles } from '../lint-files.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import { EXIT, sayFinding } from './speak.ts';

export interface LintOptions {
  readonly json?: boolean;
  readonly lang: string;
}

/** `madrone policy lint`: everything in the policy files that cannot be right. */
export async function policyLint({ json, lang }: LintOptions): Promise<number> {
  const loaded = await loadPolicyFolder();
  const access: Finding[] = [];
  await readAccessPolicy(access);
  const found = [...loaded.findings, ...access, ...lintPolicy(loaded.book, loaded.sources), ...lintFiles(loaded.book)];
  if (json) console.log(JSON.stringify(found, null, 2));
  else {
    const speech = new Speech(loaded.book, lang);
    for (const one of found) console.log(sayFinding(one, speech));
    const provisions = loaded.book.packs.flatMap((p) => p.benefits.flatMap((b) => b.provisions)).length;
    const questions = loaded.book.packs.flatMap((p) => p.questions).length;
    console.log(
      `${loaded.book.packs.length} packs, ${provisions} provisions, ${questions} questions: ${found.length} findings`,
    );
  }
  return found.length > 0 ? EXIT.no : EXIT.yes;
}
