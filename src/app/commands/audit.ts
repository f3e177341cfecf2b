import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { finding } from '../../kernel/index.ts';
import type { Anchor, AuditProof } from '../../rooms/audit/index.ts';
import { loadSpeech } from '../policy-folder.ts';
import { proveAudit } from '../prove-audit.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll } from './speak.ts';

export interface AuditOptions {
  readonly lang: string;
  readonly anchor?: string;
  readonly json?: boolean;
}

const anchorFile = z.object({
  heads: z.record(z.string(), z.object({ link: z.int(), hash: z.string() })),
  digest: z.string(),
});

/** `madrone audit verify`: every chain recomputed; with an earlier anchor also whether something was cut off since. */
export async function auditVerify(options: AuditOptions, settings: Settings): Promise<number> {
  const speech = await loadSpeech(options.lang);
  const earlier = options.anchor === undefined ? undefined : await readAnchor(options.anchor);
  if (options.anchor !== undefined && !earlier) {
    return sayAll([finding('audit.no_anchor', options.anchor)], speech, EXIT.badInput);
  }
  const proof = await prove(settings, earlier);
  if (options.json) console.log(JSON.stringify(proof, null, 2));
  else console.log(`${proof.records} records in ${proof.chains} chains; digest ${proof.anchor.digest}`);
  if (proof.findings.length === 0) return EXIT.yes;
  return options.json ? EXIT.no : sayAll(proof.findings, speech, EXIT.no);
}

/** `madrone audit anchor FILE`: where every chain ends now, to be kept outside the database. Only an unbroken record gets one. */
export async function auditAnchor(path: string, options: AuditOptions, settings: Settings): Promise<number> {
  const proof = await prove(settings);
  if (proof.findings.length > 0) return sayAll(proof.findings, await loadSpeech(options.lang), EXIT.no);
  await writeFile(path, `${JSON.stringify(proof.anchor, null, 2)}\n`, { flag: 'wx' });
  console.log(`${path}: ${proof.chains} chains, digest ${proof.anchor.digest}`);
  return EXIT.yes;
}

async function prove(settings: Settings, earlier?: Anchor): Promise<AuditProof> {
  const db = await openMigrated(settings);
  try {
    return await proveAudit(db, earlier);
  } finally {
    await closeDatabase(db);
  }
}

async function readAnchor(path: string): Promise<Anchor | undefined> {
  try {
    return anchorFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError || (error instanceof Error && 'code' in error))
      return undefined;
    throw error;
  }
}
