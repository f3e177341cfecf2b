import { Command } from 'commander';
import { policyLint } from './commands/policy-lint.ts';
import { policyTest } from './commands/policy-test.ts';
import { EXIT } from './commands/speak.ts';

const program = new Command('madrone').description('Medi-Cal managed care: one rule, one clock, one file.');
const policy = program.command('policy').description('the rules as data');

policy
  .command('test')
  .argument('[path...]', 'case files or folders; all of policy/ when absent')
  .option('--json', 'for programs')
  .description('play the policy cases')
  .action(async (paths: string[], options: { json?: boolean }) => {
    process.exitCode = await policyTest(paths, options.json ?? false);
  });

policy
  .command('lint')
  .option('--json', 'for programs')
  .description('check the policy files')
  .action(async (options: { json?: boolean }) => {
    process.exitCode = await policyLint(options.json ?? false);
  });

program.exitOverride((error) => {
  process.exit(error.exitCode === 0 ? EXIT.yes : EXIT.usage);
});
await program.parseAsync();
