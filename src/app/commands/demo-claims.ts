import { fileURLToPath } from 'node:url';
import { californiaDate, type Finding, finding } from '../../kernel/index.ts';
import { type DecidedClaim, populate, remittancesOf } from '../../rooms/claims/index.ts';
import { compilePolicy, Speech } from '../../rules/index.ts';
import { adjudicateFile } from '../adjudicate/adjudicate-file.ts';
import { writeWhole } from '../adjudicate/answer-files.ts';
import { referenceOf } from '../adjudicate/answer-source.ts';
import { SqlDesk } from '../adjudicate/claim-desk.ts';
import { Explainer } from '../adjudicate/explanation.ts';
import { remittanceText } from '../adjudicate/remittance-text.ts';
import { readCast } from '../cases/run-cases.ts';
import { castFile, loadPolicyFolder } from '../policy-folder.ts';
import { readPopulation } from '../population.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayFinding } from './speak.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples/', import.meta.url));
const PLAN = 'ccah';
/** The demonstration happens on one day, so that it always answers the same. */
const DAY = new Date('2025-06-02T09:00:00-07:00');

/** `madrone demo claims`: a small synthetic population, one synthetic 837P, and the remittance with its explanations. */
export async function demoClaims(language: string, settings: Settings): Promise<number> {
  const findings: Finding[] = [];
  const loaded = await loadPolicyFolder({ sources: false });
  const policy = compilePolicy(loaded.book, PLAN);
  const population = await readPopulation(`${EXAMPLES}population.yaml`, readCast(await castFile(), findings), findings);
  if (!policy || !population) {
    const speech = new Speech(loaded.book, language);
    for (const found of [...findings, finding('demo.incomplete', EXAMPLES)]) console.error(sayFinding(found, speech));
    return EXIT.badInput;
  }
  // Always the embedded database, in a folder of its own: synthetic people never meet a real plan's data.
  const db = await openMigrated({ ...settings, databaseUrl: undefined, dataFolder: `${settings.dataFolder}-demo` });
  try {
    await db.transaction((session) => populate(session, PLAN, population));
    const payer = { ...settings.payer, name: `${policy.name} (SYNTHETIC)` };
    const run = await adjudicateFile(`${EXAMPLES}claims.837`, {
      policy,
      payer,
      openDesk: async (file) => {
        const context = { plan: PLAN, at: DAY, actor: 'demonstration', policyVersion: policy.version, file: file.id };
        return { desk: await SqlDesk.open(db, policy, context), receivedAt: DAY };
      },
    });
    const folder = `${settings.dataFolder}-demo-answers`;
    const written = await Promise.all(run.answers.map((a) => writeWhole(folder, `claims.${a.name}`, a.pieces())));
    const explainer = new Explainer(policy, language);
    console.log(`Everything here is SYNTHETIC: people, providers, claims and payments. Plan: ${policy.name}.\n`);
    const decided: DecidedClaim[] = [];
    for await (const page of run.desk.traced()) decided.push(...page);
    const terms = { payer, date: californiaDate(DAY), trace: referenceOf(run.file.id), reasons: policy.reasons };
    // The example replaces nothing, so no earlier decision is asked for.
    const remittances = remittancesOf(decided, { ...terms, earlier: () => undefined });
    console.log(remittanceText(remittances, new Speech(policy, language)));
    for (const one of decided) console.log(explainer.claim(one));
    console.log(['Written:', ...written].join('\n  '));
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}
