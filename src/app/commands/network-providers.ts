import { californiaDate, type Finding, finding, hasErrors } from '../../kernel/index.ts';
import { readPieces } from '../../platform/files/index.ts';
import { brandsServedBy, loadProviders, readProviderFile } from '../../rooms/network/index.ts';
import { compilePolicy, Speech } from '../../rules/index.ts';
import { lookAtInput } from '../input-file.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll, sayFinding, unknownPlan } from './speak.ts';

export interface ProvidersOptions {
  readonly plan: string;
  readonly lang: string;
}

/** `madrone network providers FILE --plan P`: what fits goes in, all at once; each row that does not is said. */
export async function networkProviders(path: string, { plan, lang }: ProvidersOptions, settings: Settings) {
  const { book } = await loadPolicyFolder({ sources: false });
  const speech = new Speech(book, lang);
  const policy = compilePolicy(book, plan);
  if (!policy) return sayAll([unknownPlan(plan)], speech, EXIT.usage);
  if (policy.brand !== policy.plan) {
    const wrong = finding('providers.of_the_plan', '--plan', { expected: policy.plan, received: plan });
    return sayAll([wrong], speech, EXIT.usage);
  }
  const missing = await lookAtInput(path);
  if (missing) return sayAll([missing], speech, EXIT.badInput);
  const findings: Finding[] = [];
  const rows = await readProviderFile(readPieces(path), (type) => speech.word(`type.${type}`) !== undefined, findings);
  const db = await openMigrated(settings);
  try {
    const now = new Date();
    const brands = brandsServedBy(book, (key) => compilePolicy(book, key), plan);
    const at = { plan, brands, at: now, today: californiaDate(now) };
    const { tied, unchanged } = await db.transaction((tx) => loadProviders(rows, { tx, ...at }, findings));
    for (const found of findings) console.log(sayFinding(found, speech));
    console.log(`${tied} providers were tied, ${unchanged} were already.`);
    return hasErrors(findings) ? EXIT.no : EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}
