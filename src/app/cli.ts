import { Command } from 'commander';
import { adjudicate } from './commands/adjudicate.ts';
import { loadPopulation } from './commands/load-population.ts';
import { policyLint } from './commands/policy-lint.ts';
import { policyTest } from './commands/policy-test.ts';
import { EXIT } from './commands/speak.ts';
import { x12Validate } from './commands/x12-validate.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
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

program
  .command('adjudicate')
  .argument('<file>', 'an 837P file')
  .requiredOption('--plan <key>', 'plan or brand the file was sent to')
  .option('--population <file>', 'members, providers and history from a file instead of the database')
  .option('--out <folder>', 'where the answers are written', '.')
  .option('--now <instant>', 'the moment of receipt, with its offset')
  .option('--json', 'for programs')
  .description('judge an 837P and write its 999, 277CA, 835 and explanations')
  .action(
    async (
      file: string,
      { now, ...options }: { plan: string; population?: string; out?: string; json?: boolean; now?: string },
    ) => {
      process.exitCode = await adjudicate(
        file,
        { ...options, now: now === undefined ? new Date() : new Date(now) },
        settings,
      );
    },
  );

program
  .command('population')
  .description('members, providers and history')
  .command('load')
  .argument('<file>', 'a population file')
  .requiredOption('--plan <key>', 'the plan they belong to')
  .description('put a population file into the database')
  .action(async (file: string, options: { plan: string }) => {
    process.exitCode = await loadPopulation(file, options.plan, settings);
  });

program
  .command('x12')
  .description('X12 files')
  .command('validate')
  .argument('<file>', 'an X12 file')
  .option('--json', 'for programs')
  .description('check envelopes, structure and elements')
  .action(async (file: string, options: { json?: boolean }) => {
    process.exitCode = await x12Validate(file, options.json ?? false);
  });

program.exitOverride((error) => {
  process.exit(error.exitCode === 0 ? EXIT.yes : EXIT.usage);
});
await program.parseAsync();
