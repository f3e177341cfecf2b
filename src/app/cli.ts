import { Command, CommanderError, Option } from 'commander';
import { californiaDate } from '../kernel/index.ts';
import {
  accountsInviteFirst,
  accountsRecover,
  type InviteFirstOptions,
  type RecoverOptions,
} from './commands/accounts.ts';
import { type AdjudicateOptions, adjudicate } from './commands/adjudicate.ts';
import { countArgument, dateArgument, instantArgument, languageArgument, milesArgument } from './commands/arguments.ts';
import { type AuditOptions, auditAnchor, auditVerify } from './commands/audit.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { type CheckOptions, check } from './commands/check.ts';
import { claimsPended, claimsReadjudicate, type PendedOptions, type ReadjudicateOptions } from './commands/claims.ts';
import { type ClockOptions, clock } from './commands/clock.ts';
import { demo, demoCode, demoSeed } from './commands/demo.ts';
import { demoClaims } from './commands/demo-claims.ts';
import { directorySearch, type SearchOptions } from './commands/directory-search.ts';
import { type EligibilityOptions, eligibilityCheck } from './commands/eligibility-check.ts';
import { type LibraryOptions, librarySearch, libraryShow } from './commands/library.ts';
import { type LoadPopulationOptions, loadPopulation } from './commands/load-population.ts';
import { type MembersLoadOptions, membersLoad } from './commands/members-load.ts';
import { membersSynthetic } from './commands/members-synthetic.ts';
import { type NetworkOptions, networkExport, networkImport, networkLoad } from './commands/network-files.ts';
import { networkProviders, type ProvidersOptions } from './commands/network-providers.ts';
import { type NoticesOptions, noticesSend } from './commands/notices.ts';
import { closeAll } from './commands/open-store.ts';
import { policyCoverage } from './commands/policy-coverage.ts';
import { type ExplainOptions, policyExplain } from './commands/policy-explain.ts';
import { type LintOptions, policyLint } from './commands/policy-lint.ts';
import { policyReference } from './commands/policy-reference.ts';
import { policySchema } from './commands/policy-schema.ts';
import { policyTest, type TestOptions } from './commands/policy-test.ts';
import { requestsRecompute } from './commands/requests.ts';
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
  .command('notices')
  .description('letters about authorizations and appeals')
  .command('send')
  .option('--plan <key>', 'of one plan or brand; of all when absent')
  .option('--every <seconds>', 'again and again until stopped', countArgument)
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('print what waits and lay it out for fax and mail, each letter once')
  .action(async (options: NoticesOptions) => {
    process.exitCode = await noticesSend(options, settings);
  });

program
  .command('requests')
  .description('requests for authorization')
  .command('recompute')
  .description('write due times anew after a clock or calendar has changed')
  .action(async () => {
    process.exitCode = await requestsRecompute(settings, new Date());
  });

const demonstration = program
  .command('demo')
  .description('the portal with an invented plan, on this machine only')
  .action(async () => {
    process.exitCode = await demo(settings);
  });

demonstration
  .command('code')
  .description('the second factor of every sign-in of the demonstration, now')
  .action(() => {
    console.log(demoCode(new Date()));
  });

demonstration
  .command('seed', { hidden: true })
  .description('invent the people of the demonstration')
  .action(async () => {
    process.exitCode = await demoSeed(settings);
  });

demonstration
  .command('claims')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .description('a synthetic claim file, and its remittance explained')
  .action(async (options: { lang: string }) => {
    process.exitCode = await demoClaims(options.lang, settings);
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
  .option('--plan <key>', 'plan or brand: claim files as it wants them')
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

const claims = program.command('claims').description('what was decided, and what still waits');

claims
  .command('pended')
  .requiredOption('--plan <key>', 'plan or brand')
  .option('--now <instant>', 'the moment ages are counted to, with its offset', instantArgument, new Date())
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs: one object a line')
  .description('every line that waits, the oldest first')
  .action(async (options: PendedOptions) => {
    process.exitCode = await claimsPended(options, settings);
  });

claims
  .command('readjudicate')
  .argument('[claim...]', "the plan's numbers of claims")
  .requiredOption('--plan <key>', 'plan or brand')
  .option('--pended', 'every claim that waits')
  .option('--since <date>', 'every claim received since that day', dateArgument)
  .option('--dry-run', 'only say what would come out otherwise')
  .option('--now <instant>', 'the moment of the decision, with its offset', instantArgument, new Date())
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('judge again after a change of policy, an approval or an estimate')
  .action(async (ids: string[], options: ReadjudicateOptions) => {
    process.exitCode = await claimsReadjudicate(ids, options, settings);
  });

const members = program.command('members').description('the people a plan serves');

members
  .command('load')
  .argument('<file>', 'an 834 or a flat enrolment file')
  .requiredOption('--plan <key>', 'plan or brand the file was sent to')
  .option('--out <folder>', 'where the answers are written', '.')
  .option('--synthetic', 'the people of the file are invented, and are marked so')
  .option('--confirm', 'load a whole list that was held because it leaves many members out')
  .option('--dry-run', 'only say what the file would do')
  .option('--now <instant>', 'the moment of receipt, with its offset', instantArgument, new Date())
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('load an enrolment file; records that cannot be taken are answered one by one')
  .action(async (file: string, options: MembersLoadOptions) => {
    process.exitCode = await membersLoad(file, options, settings);
  });

members
  .command('synthetic')
  .argument('<file>', 'the file to write')
  .requiredOption('--plan <key>', 'plan or brand, whose counties the people live in')
  .option('--count <n>', 'how many people', countArgument, 1000)
  .option('--seed <n>', 'the same seed gives the same people', countArgument, 1)
  .option('--today <date>', 'the day the file is about', dateArgument, californiaDate(new Date()))
  .addOption(new Option('--format <format>', 'the kind of file').choices(['834', 'flat']).default('834'))
  .description('write an enrolment file of invented people')
  .action(
    async (
      file: string,
      { count, ...options }: { plan: string; count: number; seed: number; today: string; format: '834' | 'flat' },
    ) => {
      process.exitCode = await membersSynthetic(file, { ...options, members: count });
    },
  );

program
  .command('eligibility')
  .description('who is covered on a day')
  .command('check')
  .argument('[file]', 'a flat file of people, answered row by row; one person by the options when absent')
  .requiredOption('--plan <key>', 'plan or brand')
  .option('--on <date>', 'the day; today when absent', dateArgument)
  .option('--cin <number>', 'Client Index Number')
  .option('--last <name>', 'surname')
  .option('--first <name>', 'given name')
  .option('--born <date>', 'date of birth', dateArgument)
  .option('--out <file>', 'where the answers are written; standard output when absent')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('check eligibility of one person or of thousands')
  .action(async (file: string | undefined, options: EligibilityOptions) => {
    process.exitCode = await eligibilityCheck(file, options, settings);
  });

program
  .command('clock')
  .requiredOption('--plan <key>', 'plan or brand')
  .option('--of <case>', 'authorization, appeal, grievance, continuity, referral or notice', 'authorization')
  .option('--fact <name=value...>', 'what is known of the case')
  .requiredOption('--event <kind=moment...>', 'what happened and when, as received=2026-10-30T09:10')
  .option('--at <moment>', 'the moment asked about; now when absent')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('when is it due, and why, day by day')
  .action(async (options: ClockOptions) => {
    process.exitCode = await clock(options, new Date());
  });

program
  .command('directory')
  .description('whom a plan names for a service')
  .command('search')
  .argument('[need...]', 'a service, in words')
  .requiredOption('--plan <key>', 'plan or brand')
  .option('--name <text>', 'part of a name, or an NPI')
  .option('--county <name>', 'county')
  .option('--city <name>', 'city or place')
  .option('--zip <code>', 'five-digit ZIP code')
  .option('--within <miles>', 'no farther than this', milesArgument)
  .option('--language <tag>', 'a language spoken there')
  .option('--all', 'search the database instead of what the documents publish')
  .option('--page <n>', 'page', countArgument, 1)
  .option('--size <n>', 'results on a page', countArgument, 25)
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .option('--json', 'for programs')
  .description('find by need, place, language and distance')
  .action(async (need: string[], options: SearchOptions) => {
    process.exitCode = await directorySearch(need, options, settings);
  });

const network = program.command('network').description('organizations and their places');

network
  .command('load')
  .option('--synthetic', 'with an invented network beside the published one')
  .description('put the published directories into the database')
  .action(async (options: { synthetic?: boolean }) => {
    process.exitCode = await networkLoad(options, settings);
  });

network
  .command('export')
  .requiredOption('--plan <key>', 'plan or brand')
  .requiredOption('--hsds <path>', 'a .json file, or a folder for CSV tables')
  .option('--all', 'everything in the database instead of what the documents publish')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .description('write the directory as Open Referral HSDS 3.0')
  .action(async (options: NetworkOptions) => {
    process.exitCode = await networkExport(options, settings);
  });

network
  .command('import')
  .argument('<path>', 'an HSDS 3.0 JSON file, or a folder of its CSV tables')
  .requiredOption('--plan <key>', 'the plan whose directory it belongs to')
  .option('--check', 'only say what does not fit')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .description('read an Open Referral HSDS 3.0 directory into the database')
  .action(async (path: string, options: { plan: string; lang: string; check?: boolean }) => {
    process.exitCode = await networkImport(path, options, settings);
  });

network
  .command('providers')
  .argument('<file>', 'a flat file: which organization bills under which NPI')
  .requiredOption('--plan <key>', 'the plan whose claims they are in')
  .option('--lang <language>', 'en or es', languageArgument, 'en')
  .description('tie providers to organizations, so that their people see the members they look after')
  .action(async (file: string, options: ProvidersOptions) => {
    process.exitCode = await networkProviders(file, options, settings);
  });

const accounts = program.command('accounts').description('who may sign in');

accounts
  .command('invite-first')
  .requiredOption('--organization <id>', 'the organization; made where it is not there yet')
  .requiredOption('--plan <key>', 'the plan it works for')
  .requiredOption('--email <address>', 'of its first account manager')
  .option('--name <name>', 'what people call a new organization')
  .addOption(
    new Option('--kind <kind>', 'of a new organization')
      .choices(['plan', 'medical_group', 'provider'])
      .default('provider'),
  )
  .description('a link for the first account manager of an organization')
  .action(async (options: InviteFirstOptions) => {
    process.exitCode = await accountsInviteFirst(options, settings);
  });

accounts
  .command('recover')
  .requiredOption('--email <address>', 'of who lost password, second factor and recovery codes')
  .requiredOption('--reason <text>', 'why, as the audit record will say it')
  .description('a link, once, by which somebody sets password and second factor anew')
  .action(async (options: RecoverOptions) => {
    process.exitCode = await accountsRecover(options, settings);
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
