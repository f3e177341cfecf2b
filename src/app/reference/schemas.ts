import { z } from 'zod';
import {
  authorizationListFile,
  benefitFile,
  calendarFile,
  claimFileDialect,
  clockFile,
  codeSetsFile,
  directoryFile,
  enrollmentDialect,
  libraryDesk,
  libraryPage,
  networkFile,
  noticeRules,
  noticeWording,
  planFile,
  questionFile,
  reasonsFile,
  referralFile,
  servicesFile,
  sourcesFile,
  vocabulary,
  wordsFile,
} from '../../rules/index.ts';
import { caseFile } from '../cases/case-schema.ts';
import { castFile, populationFile } from '../cases/given-schema.ts';
import type { Generated } from './fresh.ts';

/** Each schema, the files below `policy/` it checks, and the name of its page. */
const SCHEMAS: readonly {
  readonly name: string;
  readonly files: string | readonly string[];
  readonly schema: z.ZodType;
}[] = [
  { name: 'benefit', files: 'policy/*/benefits/*.yaml', schema: benefitFile },
  { name: 'question', files: 'policy/*/questions/*.yaml', schema: questionFile },
  { name: 'library-page', files: ['policy/*/library/**/*.yaml', '!policy/*/library/desk.yaml'], schema: libraryPage },
  { name: 'library-desk', files: 'policy/*/library/desk.yaml', schema: libraryDesk },
  { name: 'clocks', files: 'policy/*/clocks/*.yaml', schema: clockFile },
  { name: 'notice-rules', files: 'policy/*/notices/rules.yaml', schema: noticeRules },
  { name: 'notice-wording', files: 'policy/*/notices/*/*.yaml', schema: noticeWording },
  { name: 'calendar', files: 'policy/calendars/*.yaml', schema: calendarFile },
  { name: 'plan', files: 'policy/*/plan.yaml', schema: planFile },
  { name: 'directory', files: 'policy/*/directory/*.yaml', schema: directoryFile },
  { name: 'network', files: 'policy/*/network.yaml', schema: networkFile },
  { name: 'authorization-list', files: 'policy/*/authorization-list.yaml', schema: authorizationListFile },
  { name: 'referrals', files: 'policy/*/referrals.yaml', schema: referralFile },
  { name: 'services', files: 'policy/services/*.yaml', schema: servicesFile },
  { name: 'claim-file', files: 'policy/*/files/837p.yaml', schema: claimFileDialect },
  { name: 'enrollment-file', files: 'policy/*/files/834-*.yaml', schema: enrollmentDialect },
  { name: 'vocabulary', files: 'policy/vocabulary/*.yaml', schema: vocabulary },
  { name: 'reasons', files: 'policy/reasons/*.yaml', schema: reasonsFile },
  { name: 'code-sets', files: 'policy/code-sets/*.yaml', schema: codeSetsFile },
  { name: 'sources', files: 'policy/sources/*.yaml', schema: sourcesFile },
  { name: 'words', files: 'policy/words/*.yaml', schema: wordsFile },
  { name: 'cases', files: 'policy/*/cases/*.yaml', schema: caseFile },
  { name: 'cast', files: 'policy/cast/*.yaml', schema: castFile },
  { name: 'population', files: '**/population*.yaml', schema: populationFile },
];

/** The JSON Schemas of everything written by hand in YAML, and the editor settings that point at them. */
export function schemaFiles(): Generated[] {
  return [
    ...SCHEMAS.map(({ name, schema }) => ({ path: pathOf(name), text: json(jsonSchema(name, schema)) })),
    { path: '.vscode/settings.json', text: onOneLine(json(editorSettings())) },
  ];
}

function pathOf(name: string): string {
  return `docs/reference/${name}.schema.json`;
}

/** What may be written (`input`), so that defaults are optional and a code may be a number. */
function jsonSchema(name: string, schema: z.ZodType): object {
  return { title: `Madrone ${name}`, ...z.toJSONSchema(schema, { io: 'input', reused: 'ref' }) };
}

function editorSettings(): object {
  return { 'yaml.schemas': Object.fromEntries(SCHEMAS.map(({ name, files }) => [pathOf(name), files])) };
}

/** Short lists stand on one line, as the formatter has them. */
function onOneLine(text: string): string {
  return text.replace(/\[\s+([^\]]*?)\s+\]/g, (_, inner: string) => `[${inner.replace(/\s*\n\s*/g, ' ')}]`);
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
