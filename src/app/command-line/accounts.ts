import { type Command, Option } from 'commander';
import {
  accountsInviteFirst,
  accountsRecover,
  type InviteFirstOptions,
  type RecoverOptions,
} from '../commands/accounts.ts';
import type { Settings } from '../settings.ts';

/** Who may sign in. */
export function accountsCommands(program: Command, settings: Settings): void {
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
}
