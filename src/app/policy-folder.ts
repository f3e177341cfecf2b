import { fileURLToPath } from 'node:url';
import { type ReadPolicyOptions, readPolicy, readYamlFolder } from '../platform/policy/index.ts';
import { type LoadedPolicy, loadPolicy, type PolicyText, Speech } from '../rules/index.ts';

/** The policy that travels with the program, unless the command names another folder. */
export const POLICY_FOLDER = fileURLToPath(new URL('../../policy', import.meta.url));

export function loadPolicyFolder(options: ReadPolicyOptions = {}, folder = POLICY_FOLDER): Promise<LoadedPolicy> {
  return readPolicy(folder, options);
}

/** The citation registry alone: the largest files of the policy, and no decision needs them. */
export async function loadSourcesFolder(folder = POLICY_FOLDER): Promise<Pick<LoadedPolicy, 'sources' | 'findings'>> {
  const files = await readYamlFolder(`${folder}/sources`);
  return loadPolicy(
    files.map((f) => ({ ...f, path: `sources/${f.path}` })),
    'sources',
  );
}

/** A language by its words alone, for commands that need no rules: it says findings, not provisions. */
export async function loadSpeech(language: string, folder = POLICY_FOLDER): Promise<Speech> {
  const files = await readYamlFolder(`${folder}/words`);
  const { book } = loadPolicy(
    files.map((f) => ({ ...f, path: `words/${f.path}` })),
    'words',
  );
  return new Speech(book, language);
}

export function caseFiles(folder = POLICY_FOLDER): Promise<PolicyText[]> {
  return readYamlFolder(folder, (path) => path.split('/')[1] === 'cases');
}

export async function castFile(folder = POLICY_FOLDER): Promise<PolicyText> {
  const files = await readYamlFolder(`${folder}/cast`);
  return files[0] ?? { path: 'cast/providers.yaml', text: '{}' };
}
