import type { Command } from 'commander';
import { type AuditOptions, auditAnchor, auditVerify } from '../commands/audit.ts';
import { backupCommand, restoreCommand } from '../commands/backup.ts';
import type { Settings } from '../settings.ts';
import { FOR_PROGRAMS, LANGUAGE } from './options.ts';

/** The record of who did what, and the whole of it kept elsewhere. */
export function recordCommands(program: Command, settings: Settings): void {
  const audit = program.command('audit').description('the record of who did what');

  audit
    .command('verify')
    .option('--anchor <file>', 'an earlier anchor, to see what was cut off since')
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
    .description('recompute every chain of the audit record')
    .action(async (options: AuditOptions) => {
      process.exitCode = await auditVerify(options, settings);
    });

  audit
    .command('anchor')
    .argument('<file>', 'a new file, to be kept outside the database')
    .addOption(LANGUAGE)
    .description('write down where every chain ends now')
    .action(async (file: string, options: AuditOptions) => {
      process.exitCode = await auditAnchor(file, options, settings);
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
    .addOption(LANGUAGE)
    .description('read a backup into an empty database')
    .action(async (folder: string, options: { lang: string }) => {
      process.exitCode = await restoreCommand(folder, options.lang, settings);
    });
}
