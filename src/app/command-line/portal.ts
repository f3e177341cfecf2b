import type { Command } from 'commander';
import { demo, demoCode, demoSeed } from '../commands/demo.ts';
import { demoClaims } from '../commands/demo-claims.ts';
import { serve } from '../commands/serve.ts';
import type { Settings } from '../settings.ts';
import { LANGUAGE } from './options.ts';

/** The portal, for real people and as a demonstration. */
export function portalCommands(program: Command, settings: Settings): void {
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
    .addOption(LANGUAGE)
    .description('a synthetic claim file, and its remittance explained')
    .action(async (options: { lang: string }) => {
      process.exitCode = await demoClaims(options.lang, settings);
    });

  program
    .command('serve')
    .addOption(LANGUAGE)
    .description('the portal for real people; refuses to start on defaults')
    .action(async (options: { lang: string }) => {
      process.exitCode = await serve(options, settings);
    });
}
