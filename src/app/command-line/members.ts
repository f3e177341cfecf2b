import { type Command, Option } from 'commander';
import { californiaDate } from '../../kernel/index.ts';
import { countArgument, dateArgument, instantArgument } from '../commands/arguments.ts';
import { type EligibilityOptions, eligibilityCheck } from '../commands/eligibility-check.ts';
import { type MembersLoadOptions, membersLoad } from '../commands/members-load.ts';
import { membersSynthetic } from '../commands/members-synthetic.ts';
import type { Settings } from '../settings.ts';
import { FOR_PROGRAMS, LANGUAGE, PLAN } from './options.ts';

/** The people a plan serves, and who is covered. */
export function membersCommands(program: Command, settings: Settings): void {
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
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
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
    .addOption(PLAN)
    .option('--on <date>', 'the day; today when absent', dateArgument)
    .option('--cin <number>', 'Client Index Number')
    .option('--last <name>', 'surname')
    .option('--first <name>', 'given name')
    .option('--born <date>', 'date of birth', dateArgument)
    .option('--out <file>', 'where the answers are written; standard output when absent')
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
    .description('check eligibility of one person or of thousands')
    .action(async (file: string | undefined, options: EligibilityOptions) => {
      process.exitCode = await eligibilityCheck(file, options, settings);
    });
}
