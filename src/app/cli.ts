import { Command, CommanderError } from 'commander';
import { californiaDate } from '../kernel/index.ts';
import { type AdjudicateOptions, adjudicate } from './commands/adjudicate.ts';
import { dateArgument, instantArgument, languageArgument } from './commands/arguments.ts';
import { type AuditOptions, auditAnchor, auditVerify } from './commands/audit.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { type CheckOptions, check } from './commands/check.ts';
import { demo } from './commands/demo.ts';
import { type LibraryOptions, librarySearch, libraryShow } from './commands/library.ts';
import { type LoadPopulationOptions, loadPopulation } from './commands/load-population.ts';
import { closeAll } from './commands/open-store.ts';
import { policyCoverage } from './commands/policy-coverage.ts';
import { type ExplainOptions, policyExplain } from './commands/policy-explain.ts';
import { type LintOptions, policyLint } from './commands/policy-lint.ts';
import { policyReference } from './commands/policy-reference.ts';
import { policySchema } from './commands/policy-schema.ts';
import { policyTest, type TestOptions } from './commands/policy-test.ts';
import { serve } from './commands/serve.ts';
import { EXIT } from './commands/speak.ts';
import { type ValidateOptions, x12Validate } from './commands/x12-validate.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
const program = new Command('madrone').description('Medi-Cal managed care: one rule, one clock, one file.');
// Before the commands, which inherit it: a wrong word of the command line is thrown and answered below.
program.exitOverride();
const policy = program.command('policy').description('the rules as data');

policy
  .command('test')
  .argument('[path...]', 'case files or folders; all of policy/ when absent')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('play the policy cases')
  .action(async (paths: string[], options: TestOptions) => {
    process.exitCode = await policyTest(paths, options);
  });

policy
  .command('lint')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
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
  .option('--json', 'for programs')
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
  .option('--json', 'for programs')
  .description('what of every ledger row works')
  .action(async (options: { check?: boolean; json?: boolean }) => {
    process.exitCode = await policyCoverage(options);
  });

program
  .command('demo')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .description('a synthetic plan, a synthetic claim file, and its remittance explained')
  .action(async (options: { lang: string }) => {
    process.exitCode = await demo(options.lang, settings);
  });

program
  .command('check')
  .requiredOption('--plan <key>', 'plan or brand')
  .requiredOption('--code <code>', 'procedure code')
  .option('--on <date>', 'day of service', dateArgument, californiaDate(new Date()))
  .option('--units <n>', 'units asked for')
  .option('--modifier <codes...>', 'modifiers')
  .option('--dx <codes...>', 'diagnoses')
  .option('--pos <code>', 'place of service')
  .option('--charge <dollars>', 'what will be billed')
  .option('--member <id>', 'Client Index Number or plan id')
  .option('--provider <id>', 'NPI or plan id of who bills')
  .option('--rendering <id>', 'who serves')
  .option('--ordering <id>', 'who ordered')
  .option('--referring <id>', 'who referred')
  .option('--fact <name=value...>', 'any other fact of the vocabulary')
  .option('--population <file>', 'members, providers and history from a file instead of the database')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('ask before the visit: covered, authorization, papers, price, what is still needed')
  .action(async (options: CheckOptions) => {
    process.exitCode = await check(options, settings);
  });

program
  .command('adjudicate')
  .argument('<file>', 'an 837P file')
  .requiredOption('--plan <key>', 'plan or brand the file was sent to')
  .option('--population <file>', 'members, providers and history from a file instead of the database')
  .option('--out <folder>', 'where the answers are written', '.')
  .option('--now <instant>', 'the moment of receipt, with its offset', instantArgument, new Date())
  .option('--lang <language>', 'language of the explanation: en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('judge an 837P and write its 999, 277CA, 835 and explanations')
  .action(async (file: string, options: AdjudicateOptions) => {
    process.exitCode = await adjudicate(file, options, settings);
  });

const library = program.command('library').description("a plan's provider library");

library
  .command('search')
  .argument('<text>', 'words, or a material number')
  .requiredOption('--plan <key>', 'plan or brand')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('find pages: manual, forms, communications, programs, resources')
  .action(async (text: string, options: LibraryOptions) => {
    process.exitCode = await librarySearch(text, options);
  });

library
  .command('show')
  .argument('<page>', 'the id of a page')
  .requiredOption('--plan <key>', 'plan or brand')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('read one page, with the statements it rests on')
  .action(async (page: string, options: LibraryOptions) => {
    process.exitCode = await libraryShow(page, options);
  });

program
  .command('population')
  .description('members, providers and history')
  .command('load')
  .argument('<file>', 'a population file')
  .requiredOption('--plan <key>', 'the plan they belong to')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .description('put a population file into the database')
  .action(async (file: string, options: LoadPopulationOptions) => {
    process.exitCode = await loadPopulation(file, options, settings);
  });

program
  .command('x12')
  .description('X12 files')
  .command('validate')
  .argument('<file>', 'an X12 file')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('check envelopes, structure and elements')
  .action(async (file: string, options: ValidateOptions) => {
    process.exitCode = await x12Validate(file, options);
  });

const audit = program.command('audit').description('the record of who did what');

audit
  .command('verify')
  .option('--anchor <file>', 'an earlier anchor, to see what was cut off since')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('recompute every chain of the audit record')
  .action(async (options: AuditOptions) => {
    process.exitCode = await auditVerify(options, settings);
  });

audit
  .command('anchor')
  .argument('<file>', 'a new file, to be kept outside the database')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .description('write down where every chain ends now')
  .action(async (file: string, options: AuditOptions) => {
    process.exitCode = await auditAnchor(file, options, settings);
  });

program
  .command('serve')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .description('the portal for real people; refuses to start on defaults')
  .action(async (options: { lang: string }) => {
    process.exitCode = await serve(options, settings);
  });

program
  .command('backup')
  .argument('<folder>', 'an empty folder')
  .description('write every table as one moment saw it')
  .action(async (folder: string) => {
    process.exitCode = await backupCommand(folder, settings);
  });

program
  .command('restore')
  .argument('<folder>', 'a backup')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .description('read a backup into an empty database')
  .action(async (folder: string, options: { lang: string }) => {
    process.exitCode = await restoreCommand(folder, options.lang, settings);
  });

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
