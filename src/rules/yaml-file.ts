import { isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type Finding, finding } from '../kernel/index.ts';
import { nearest } from './nearest.ts';
import { complaintsOf } from './schema-complaint.ts';

/** A file of `policy/`: its path below that folder, with forward slashes, and its text. */
export interface PolicyText {
  readonly path: string;
  readonly text: string;
}

/** Anchors and aliases are not part of the policy language, so a small file can never unfold into a large one. */
const MAX_ALIASES = 0;
const MAX_FILE_CHARACTERS = 1_000_000;

/** The file as the schema reads it; undefined, with findings that name line and key, when it does not fit. */
export function parseYaml<T>(file: PolicyText, schema: z.ZodType<T>, findings: Finding[]): T | undefined {
  const read = readYaml(file, findings);
  return read && fitting(read, read.data, schema, [], findings);
}

/** The entries of a list that fit, each for itself: one that does not is a finding and leaves the others as they are. */
export function parseYamlList<T>(
  file: PolicyText,
  entry: z.ZodType<T>,
  findings: Finding[],
): { readonly fit: readonly T[]; readonly written: number } {
  const read = readYaml(file, findings);
  if (!read) return { fit: [], written: 0 };
  if (!Array.isArray(read.data) || read.data.length === 0) {
    findings.push(finding('yaml.does_not_fit', `${file.path}:1`, { expected: 'a list', received: 'the file' }));
    return { fit: [], written: 0 };
  }
  const fit = read.data.flatMap((data: unknown, i) => fitting(read, data, entry, [i], findings) ?? []);
  return { fit, written: read.data.length };
}

interface ReadYaml {
  readonly data: unknown;
  /** The line where a key, or what comes nearest to it, stands. */
  readonly placeOf: (path: readonly PropertyKey[]) => string;
}

function readYaml(file: PolicyText, findings: Finding[]): ReadYaml | undefined {
  if (file.text.length > MAX_FILE_CHARACTERS) {
    findings.push(finding('yaml.too_large', file.path, { expected: `at most ${MAX_FILE_CHARACTERS} characters` }));
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, uniqueKeys: true, strict: true });
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    const received = error.message.split('\n')[0] ?? error.code;
    findings.push(finding('yaml.malformed', `${file.path}:${line}:${col}`, { received }));
  }
  if (file.text.includes('&')) {
    visit(document, (_, node) => {
      const anchor = isNode(node) && 'anchor' in node ? node.anchor : undefined;
      if (anchor === undefined) return;
      const { line } = lines.linePos(node && isNode(node) && node.range ? node.range[0] : 0);
      findings.push(
        finding('yaml.alias', `${file.path}:${line}`, { expected: 'no anchors and aliases', received: `&${anchor}` }),
      );
    });
  }
  if (document.errors.length > 0) return undefined;
  const data = toPlain(document, file.path, findings);
  if (data === undefined) return undefined;
  const placeOf = (path: readonly PropertyKey[]) => {
    const node = nearestNode(document, path);
    return node === undefined ? file.path : `${file.path}:${lines.linePos(node).line}`;
  };
  return { data, placeOf };
}

function fitting<T>(
  { placeOf }: ReadYaml,
  data: unknown,
  schema: z.ZodType<T>,
  prefix: readonly PropertyKey[],
  findings: Finding[],
): T | undefined {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  for (const { path, message, key } of complaintsOf(schema, parsed.error.issues)) {
    const at = [...prefix, ...path];
    const there = valueAt(data, path);
    const received = `${at.join('.')}${there === undefined ? '' : `: ${JSON.stringify(there)}`}`;
    findings.push(
      finding('yaml.does_not_fit', placeOf(key === undefined ? at : [...at, key]), {
        expected: `${message}${meant(there, message)}`,
        received,
      }),
    );
  }
  return undefined;
}

/** What stands there, where it is a single value. */
function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  const there = path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined),
    data,
  );
  return there !== null && typeof there === 'object' ? undefined : there;
}

/** Of the words a complaint allows, the one that was likely meant. */
function meant(there: unknown, message: string): string {
  if (typeof there !== 'string' || !message.startsWith('one of ')) return '';
  const likely = nearest(there, message.match(/(?<=")[^"|]+(?=")/g) ?? []);
  return likely === undefined ? '' : `; perhaps "${likely}"`;
}

function toPlain(document: ReturnType<typeof parseDocument>, path: string, findings: Finding[]): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    findings.push(finding('yaml.alias', path, { expected: 'no anchors and aliases', received: error.message }));
    return undefined;
  }
}

function nearestNode(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (node && typeof node === 'object' && 'range' in node) {
      const range: unknown = node.range;
      if (Array.isArray(range) && typeof range[0] === 'number') return range[0];
    }
  }
  return undefined;
}
