import { fileURLToPath } from 'node:url';
import { type ReadPolicyOptions, readPolicy, readYamlFolder } from '../platform/policy/index.ts';
import type { LoadedPolicy, PolicyText } from '../rules/index.ts';

/** The policy that travels with the program, unless the command names another folder. */
export const POLICY_FOLDER = fileURLToPath(new URL('../../policy', import.meta.url));

export function loadPolicyFolder(options: ReadPolicyOptions = {}, folder = POLICY_FOLDER): Promise<LoadedPolicy> {
  return readPolicy(folder, options);
}

export function caseFiles(folder = POLICY_FOLDER): Promise<PolicyText[]> {
  return readYamlFolder(folder, (path) => path.split('/')[1] === 'cases');
}

export async function castFile(folder = POLICY_FOLDER): Promise<PolicyText> {
  const files = await readYamlFolder(`${folder}/cast`);
  return files[0] ?? { path: 'cast/providers.yaml', text: '{}' };
}
