import type { Finding } from '../kernel/index.ts';
import { readYamlFolder } from '../platform/policy/index.ts';
import { type AccessPolicy, limitsFile, rolesFile } from '../rooms/accounts/index.ts';
import { parseYaml } from '../rules/index.ts';
import { POLICY_FOLDER } from './policy-folder.ts';

/** Who may do what, from `policy/access/`. Undefined, with findings, when the files do not fit. */
export async function readAccessPolicy(findings: Finding[], folder = POLICY_FOLDER): Promise<AccessPolicy | undefined> {
  const files = await readYamlFolder(`${folder}/access`);
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
  const roles = parseYaml({ path: 'access/roles.yaml', text: textOf('roles.yaml') }, rolesFile, findings);
  const limits = parseYaml({ path: 'access/limits.yaml', text: textOf('limits.yaml') }, limitsFile, findings);
  return roles && limits ? { roles: roles.roles, limits } : undefined;
}

/** For whoever cannot go on without it: a deployment whose files do not fit does not start. */
export async function accessPolicy(): Promise<AccessPolicy> {
  const findings: Finding[] = [];
  const access = await readAccessPolicy(findings);
  if (!access) throw new Error(`policy/access does not fit: ${findings.map((f) => `${f.at} ${f.code}`).join('; ')}`);
  return access;
}
