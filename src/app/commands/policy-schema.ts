import { bringUpToDate } from '../reference/bring-up-to-date.ts';
import { schemaFiles } from '../reference/schemas.ts';

/** `madrone policy schema [--check]`: the JSON Schemas an editor checks policy and cases with. */
export function policySchema(check: boolean): Promise<number> {
  return bringUpToDate(schemaFiles(), check, './madrone policy schema');
}
