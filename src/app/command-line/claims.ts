import type { Command } from 'commander';
import { californiaDate } from '../../kernel/index.ts';
import { type AdjudicateOptions, adjudicate } from '../commands/adjudicate.ts';
import { dateArgument, instantArgument, languageArgument } from '../commands/arguments.ts';
import { type CheckOptions, check } from '../commands/check.ts';
import { claimsPended, claimsReadjudicate, type PendedOptions, type ReadjudicateOptions } from '../commands/claims.ts';
import { type LoadPopulationOptions, loadPopulation } from '../commands/load-population.ts';
import { type ValidateOptions, x12Validate } from '../commands/x12-validate.ts';
import type { Settings } from '../settings.ts';
import { FOR_PROGRAMS, LANGUAGE, PLAN } from './options.ts';

/** The question before the visit, the file after it, and what was decided. */
export function claimsCommands(program: Command, settings: Settings): void {
  program
    .command('check')
    .addOption(PLAN)
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
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
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
    .addOption(FOR_PROGRAMS)
    .description('judge an 837P and write its 999, 277CA, 835 and explanations')
    .action(async (file: string, options: AdjudicateOptions) => {
      process.exitCode = await adjudicate(file, options, settings);
    });

  program
    .command('population')
    .description('members, providers and history')
    .command('load')
    .argument('<file>', 'a population file')
    .requiredOption('--plan <key>', 'the plan they belong to')
    .addOption(LANGUAGE)
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
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
    .description('check envelopes, structure and elements')
    .action(async (file: string, options: ValidateOptions) => {
      process.exitCode = await x12Validate(file, options);
    });

  const claims = program.command('claims').description('what was decided, and what still waits');

  claims
    .command('pended')
    .addOption(PLAN)
    .option('--now <instant>', 'the moment ages are counted to, with its offset', instantArgument, new Date())
    .addOption(LANGUAGE)
    .option('--json', 'for programs: one object a line')
    .description('every line that waits, the oldest first')
    .action(async (options: PendedOptions) => {
      process.exitCode = await claimsPended(options, settings);
    });

  claims
    .command('readjudicate')
    .argument('[claim...]', "the plan's numbers of claims")
    .addOption(PLAN)
    .option('--pended', 'every claim that waits')
    .option('--since <date>', 'every claim received since that day', dateArgument)
    .option('--dry-run', 'only say what would come out otherwise')
    .option('--now <instant>', 'the moment of the decision, with its offset', instantArgument, new Date())
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
    .description('judge again after a change of policy, an approval or an estimate')
    .action(async (ids: string[], options: ReadjudicateOptions) => {
      process.exitCode = await claimsReadjudicate(ids, options, settings);
    });
}
