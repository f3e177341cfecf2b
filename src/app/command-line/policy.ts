import type { Command } from 'commander';
import { dateArgument, languageArgument } from '../commands/arguments.ts';
import { policyCoverage } from '../commands/policy-coverage.ts';
import { type ExplainOptions, policyExplain } from '../commands/policy-explain.ts';
import { type LintOptions, policyLint } from '../commands/policy-lint.ts';
import { policyReference } from '../commands/policy-reference.ts';
import { policySchema } from '../commands/policy-schema.ts';
import { policyTest, type TestOptions } from '../commands/policy-test.ts';
import { FOR_PROGRAMS, LANGUAGE } from './options.ts';

/** The rules as data. */
export function policyCommands(program: Command): void {
  const policy = program.command('policy').description('the rules as data');

  policy
    .command('test')
    .argument('[path...]', 'case files or folders; all of policy/ when absent')
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
    .description('play the policy cases')
    .action(async (paths: string[], options: TestOptions) => {
      process.exitCode = await policyTest(paths, options);
    });

  policy
    .command('lint')
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
    .description('check the policy files')
    .action(async (options: LintOptions) => {
      process.exitCode = await policyLint(options);
    });

  policy
    .command('explain')
    .argument('[what]', 'a ledger id, code, benefit, question, rule or clause; an index of all when absent')
    .option('--plan <key>', 'plan or brand; every pack when absent')
    .option('--on <date>', 'only what is in force that day, YYYY-MM-DD', dateArgument)
    .option('--code <code>', 'a procedure code, the same as naming it')
    .option('--lang <language>', 'a language of policy/words', languageArgument, 'en')
    .addOption(FOR_PROGRAMS)
    .description('say a rule in words, with its sources, cases and tests')
    .action(async (what: string | undefined, options: ExplainOptions) => {
      process.exitCode = await policyExplain(what, options);
    });

  policy
    .command('reference')
    .option('--check', 'only say whether the pages are current')
    .description('write the reference pages that come from the policy')
    .action(async (options: { check?: boolean }) => {
      process.exitCode = await policyReference(options.check ?? false);
    });

  policy
    .command('schema')
    .option('--check', 'only say whether the schemas are current')
    .description('write the JSON Schemas of policy and cases')
    .action(async (options: { check?: boolean }) => {
      process.exitCode = await policySchema(options.check ?? false);
    });

  policy
    .command('coverage')
    .option('--check', 'only say whether docs/reference/coverage.md is current')
    .addOption(FOR_PROGRAMS)
    .description('what of every ledger row works')
    .action(async (options: { check?: boolean; json?: boolean }) => {
      process.exitCode = await policyCoverage(options);
    });
}
