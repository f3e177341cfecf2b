import { Command, CommanderError } from 'commander';
import { accountsCommands } from './command-line/accounts.ts';
import { authorizationsCommands } from './command-line/authorizations.ts';
import { claimsCommands } from './command-line/claims.ts';
import { libraryCommands } from './command-line/library.ts';
import { membersCommands } from './command-line/members.ts';
import { networkCommands } from './command-line/network.ts';
import { policyCommands } from './command-line/policy.ts';
import { portalCommands } from './command-line/portal.ts';
import { recordCommands } from './command-line/record.ts';
import { closeAll } from './commands/open-store.ts';
import { EXIT } from './commands/speak.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
const program = new Command('madrone').description('Medi-Cal managed care: one rule, one clock, one file.');
// Before the commands, which inherit it: a wrong word of the command line is thrown and answered below.
program.exitOverride();
policyCommands(program);
authorizationsCommands(program, settings);
claimsCommands(program, settings);
membersCommands(program, settings);
networkCommands(program, settings);
libraryCommands(program);
accountsCommands(program, settings);
recordCommands(program, settings);
portalCommands(program, settings);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void closeAll().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode =
    error instanceof CommanderError ? (error.exitCode === 0 ? EXIT.yes : EXIT.usage) : sayDefect(error);
}

/** A defect is said in one line, with its stack only where somebody asks for it. */
function sayDefect(error: unknown): number {
  const said = error instanceof Error ? error : new Error(String(error));
  console.error(`madrone: ${said.message}`);
  if (process.env.MADRONE_DEBUG) console.error(said.stack);
  return EXIT.defect;
}
