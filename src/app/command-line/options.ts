import { Option } from 'commander';
import { languageArgument } from '../commands/arguments.ts';

/** What many commands take alike. */
export const LANGUAGE = new Option('--lang <language>', 'en or es').argParser(languageArgument).default('en');
export const FOR_PROGRAMS = new Option('--json', 'for programs');
export const PLAN = new Option('--plan <key>', 'plan or brand').makeOptionMandatory();
