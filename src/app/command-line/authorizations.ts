import type { Command } from 'commander';
import { countArgument } from '../commands/arguments.ts';
import { type ClockOptions, clock } from '../commands/clock.ts';
import { type NoticesOptions, noticesSend } from '../commands/notices.ts';
import { requestsRecompute } from '../commands/requests.ts';
import type { Settings } from '../settings.ts';
import { FOR_PROGRAMS, LANGUAGE, PLAN } from './options.ts';

/** Requests for authorization, their letters and their clocks. */
export function authorizationsCommands(program: Command, settings: Settings): void {
  program
    .command('notices')
    .description('letters about authorizations and appeals')
    .command('send')
    .option('--plan <key>', 'of one plan or brand; of all when absent')
    .option('--every <seconds>', 'again and again until stopped', countArgument)
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
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

  program
    .command('clock')
    .addOption(PLAN)
    .option('--of <case>', 'authorization, appeal, grievance, continuity, referral or notice', 'authorization')
    .option('--fact <name=value...>', 'what is known of the case')
    .requiredOption('--event <kind=moment...>', 'what happened and when, as received=2026-10-30T09:10')
    .option('--at <moment>', 'the moment asked about; now when absent')
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
    .description('when is it due, and why, day by day')
    .action(async (options: ClockOptions) => {
      process.exitCode = await clock(options, new Date());
    });
}
