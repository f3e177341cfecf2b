import type { Command } from 'commander';
import { countArgument, milesArgument } from '../commands/arguments.ts';
import { directorySearch, type SearchOptions } from '../commands/directory-search.ts';
import { type NetworkOptions, networkExport, networkImport, networkLoad } from '../commands/network-files.ts';
import { networkProviders, type ProvidersOptions } from '../commands/network-providers.ts';
import type { Settings } from '../settings.ts';
import { FOR_PROGRAMS, LANGUAGE, PLAN } from './options.ts';

/** Organizations, their places, and whom a plan names for a service. */
export function networkCommands(program: Command, settings: Settings): void {
  program
    .command('directory')
    .description('whom a plan names for a service')
    .command('search')
    .argument('[need...]', 'a service, in words')
    .addOption(PLAN)
    .option('--name <text>', 'part of a name, or an NPI')
    .option('--county <name>', 'county')
    .option('--city <name>', 'city or place')
    .option('--zip <code>', 'five-digit ZIP code')
    .option('--within <miles>', 'no farther than this', milesArgument)
    .option('--language <tag>', 'a language spoken there')
    .option('--all', 'search the database instead of what the documents publish')
    .option('--page <n>', 'page', countArgument, 1)
    .option('--size <n>', 'results on a page', countArgument, 25)
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
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
    .addOption(PLAN)
    .requiredOption('--hsds <path>', 'a .json file, or a folder for CSV tables')
    .option('--all', 'everything in the database instead of what the documents publish')
    .addOption(LANGUAGE)
    .description('write the directory as Open Referral HSDS 3.0')
    .action(async (options: NetworkOptions) => {
      process.exitCode = await networkExport(options, settings);
    });

  network
    .command('import')
    .argument('<path>', 'an HSDS 3.0 JSON file, or a folder of its CSV tables')
    .requiredOption('--plan <key>', 'the plan whose directory it belongs to')
    .option('--check', 'only say what does not fit')
    .addOption(LANGUAGE)
    .description('read an Open Referral HSDS 3.0 directory into the database')
    .action(async (path: string, options: { plan: string; lang: string; check?: boolean }) => {
      process.exitCode = await networkImport(path, options, settings);
    });

  network
    .command('providers')
    .argument('<file>', 'a flat file: which organization bills under which NPI')
    .requiredOption('--plan <key>', 'the plan whose claims they are in')
    .addOption(LANGUAGE)
    .description('tie providers to organizations, so that their people see the members they look after')
    .action(async (file: string, options: ProvidersOptions) => {
      process.exitCode = await networkProviders(file, options, settings);
    });
}
