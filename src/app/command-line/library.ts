import type { Command } from 'commander';
import { type LibraryOptions, librarySearch, libraryShow } from '../commands/library.ts';
import { FOR_PROGRAMS, LANGUAGE, PLAN } from './options.ts';

/** A plan's provider library. */
export function libraryCommands(program: Command): void {
  const library = program.command('library').description("a plan's provider library");

  library
    .command('search')
    .argument('<text>', 'words, or a material number')
    .addOption(PLAN)
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
    .description('find pages: manual, forms, communications, programs, resources')
    .action(async (text: string, options: LibraryOptions) => {
      process.exitCode = await librarySearch(text, options);
    });

  library
    .command('show')
    .argument('<page>', 'the id of a page')
    .addOption(PLAN)
    .addOption(LANGUAGE)
    .addOption(FOR_PROGRAMS)
    .description('read one page, with the statements it rests on')
    .action(async (page: string, options: LibraryOptions) => {
      process.exitCode = await libraryShow(page, options);
    });
}
