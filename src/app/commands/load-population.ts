import type { Finding } from '../../kernel/index.ts';
import { populate, refreshCareTies } from '../../rooms/claims/index.ts';
import { compilePolicy, Speech } from '../../rules/index.ts';
import { readCast } from '../cases/run-cases.ts';
import { castFile, loadPolicyFolder } from '../policy-folder.ts';
import { readPopulation } from '../population.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll, unknownPlan } from './speak.ts';

export interface LoadPopulationOptions {
  readonly plan: string;
  readonly lang: string;
}

/** `madrone population load FILE --plan P`: members, providers, rates, authorizations and history into the database. */
export async function loadPopulation(
  path: string,
  { plan, lang }: LoadPopulationOptions,
  settings: Settings,
): Promise<number> {
  const { book } = await loadPolicyFolder({ sources: false });
  const speech = new Speech(book, lang);
  const policy = compilePolicy(book, plan);
  if (!policy) return sayAll([unknownPlan(plan)], speech, EXIT.usage);
  const findings: Finding[] = [];
  const cast = readCast(await castFile(), findings);
  const population = await readPopulation(path, cast, findings);
  if (!population) return sayAll(findings, speech, EXIT.badInput);
  const db = await openMigrated(settings);
  try {
    await db.transaction(async (session) => {
      await populate(session, policy.brand, population);
      const members = population.members.map((m) => m.id);
      await refreshCareTies(session, policy.brand, members, { network: policy.plan, careTies: policy.careTies });
    });
    console.log(
      `${population.members.length} members and ${population.providers.length} providers of ${plan} are in the database.`,
    );
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}
