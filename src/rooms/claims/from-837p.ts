import type { Claim837, Line837, Party837 } from '../../formats/x12/index.ts';
import {
  cinFrom,
  type Finding,
  finding,
  formatDollars,
  type IsoDate,
  isNpi,
  parseDollars,
} from '../../kernel/index.ts';
import type { FactValue, Vocabulary } from '../../rules/index.ts';
import type { ReceivedClaim } from './adjudicate-claims.ts';
import type { Claim, ClaimLine } from './claim.ts';

/**
 * How a plan wants facts that the 837P has no element for: a line note (NTE or K3) such as `MSRP=330.00;MINUTES=12`.
 * The words are data of the plan's companion guide.
 */
export interface NoteWords {
  readonly words: Readonly<Record<string, string>>;
  readonly vocabulary: Vocabulary;
}

/** A claim of an 837P as the claims room knows it. `id` is the plan's own number for it. */
export function from837P(source: Claim837, id: string, received: IsoDate, notes: NoteWords): ReceivedClaim {
  const at = `set ${source.at.transaction}, claim ${source.controlNumber}`;
  const findings: Finding[] = [...intakeFindings(source, at, received)];
  const lines = source.lines.map((line) => lineOf(line, source, notes, findings, at));
  const claim: Claim = {
    id,
    controlNumber: source.controlNumber,
    frequency: source.frequency === '7' ? 'replacement' : source.frequency === '8' ? 'void' : 'original',
    ...(isFollowUp(source) && source.originalReference !== '' ? { replaces: source.originalReference } : {}),
    received,
    memberIds: [cinFrom(source.subscriber.id) ?? source.subscriber.id],
    charge: source.charge,
    billing: source.billing.id,
    ...party('rendering', source.rendering),
    ...party('ordering', source.ordering),
    ...party('referring', source.referring),
    ...party('supervising', source.supervising),
    stated: { 'claim.signature': source.signature === 'Y' ? 'SOF' : source.signature, 'claim.channel': 'electronic' },
    lines,
    parties: {
      submitter: {
        kind: kindOf(source.submitter),
        last: source.submitter.last,
        first: source.submitter.first,
        id: source.submitter.id,
      },
      ...patientOf(source),
      payee: {
        kind: kindOf(source.billing),
        npi: source.billing.id,
        name: fullName(source.billing),
        taxId: source.billing.taxId,
      },
      payer: { id: source.payer.id, name: source.payer.last },
      filingIndicator: source.filingIndicator,
    },
  };
  return { claim, findings };
}

/** Only a replacement or a void speaks of an earlier claim; an original's REF F8 is a remark. */
function isFollowUp({ frequency }: Claim837): boolean {
  return frequency === '7' || frequency === '8';
}

function patientOf({ patient, subscriber }: Claim837) {
  const holder = { last: subscriber.last, first: subscriber.first, id: subscriber.id };
  return patient
    ? { patient: { last: patient.last, first: patient.first, id: patient.id }, subscriber: holder }
    : { patient: holder };
}

function kindOf(of: Party837): '1' | '2' {
  return of.kind === '1' ? '1' : '2';
}

function fullName(of: Party837): string {
  return [of.last, of.first].filter((part) => part !== '').join(', ');
}

function party<K extends string>(key: K, of: Party837 | undefined): Partial<Record<K, string>> {
  return of === undefined || of.id === '' ? {} : ({ [key]: of.id } as Record<K, string>);
}

function* intakeFindings(source: Claim837, at: string, received: IsoDate): Generator<Finding> {
  if (source.subscriber.id === '')
    yield finding('claim.no_member_id', at, { expected: 'the Client Index Number of the member' });
  if (!isNpi(source.billing.id)) {
    yield finding('claim.billing_npi', at, {
      expected: 'a National Provider Identifier with a right check digit',
      received: source.billing.id,
    });
  }
  if (source.lines.length === 0) yield finding('claim.no_lines', at, { expected: 'at least one service line' });
  const sum = source.lines.reduce((total, l) => total + l.charge, 0);
  if (sum !== source.charge) {
    yield finding('claim.total_charge', at, { expected: formatDollars(sum), received: formatDollars(source.charge) });
  }
  if (isFollowUp(source) && source.originalReference === '') {
    yield finding('claim.no_original_reference', at, {
      expected: 'the number of the claim it replaces or voids (REF F8)',
    });
  }
  for (const line of source.lines) yield* lineFindings(line, `${at}, line ${line.number}`, received);
}

function* lineFindings(line: Line837, at: string, received: IsoDate): Generator<Finding> {
  if (line.from === '') yield finding('claim.no_service_date', at, { expected: 'a date of service (DTP 472)' });
  else if (line.to < line.from) yield finding('claim.dates_reversed', at, { received: `${line.from} to ${line.to}` });
  else if (line.to > received)
    yield finding('claim.future_service_date', at, { expected: `no later than ${received}`, received: line.to });
  if (line.units <= 0)
    yield finding('claim.units', at, { expected: 'more than zero units', received: String(line.units) });
  if (line.charge < 0) yield finding('claim.negative_charge', at, { received: formatDollars(line.charge) });
}

function lineOf(line: Line837, source: Claim837, notes: NoteWords, findings: Finding[], at: string): ClaimLine {
  const pos = line.pos === '' ? source.pos : line.pos;
  const dx = line.dxPointers.flatMap((pointer) => source.dx[pointer - 1]?.code ?? []);
  const stated: Record<string, FactValue> = readNotes(line.notes, notes, findings, `${at}, line ${line.number}`);
  if (line.salesTax !== undefined) stated['line.tax'] = line.salesTax;
  const authorization = line.priorAuthorization || source.priorAuthorization;
  if (authorization !== '') stated['line.authorization_number'] = authorization;
  return {
    number: line.number,
    ...(line.controlNumber === '' ? {} : { controlNumber: line.controlNumber }),
    code: line.code,
    modifiers: line.modifiers,
    units: line.units,
    charge: line.charge,
    from: line.from,
    to: line.to === '' ? line.from : line.to,
    dx: dx.length > 0 ? dx : source.dx.map((d) => d.code),
    ...(pos === '' ? {} : { pos }),
    ...party('rendering', line.rendering),
    ...party('ordering', line.ordering),
    ...party('referring', line.referring),
    stated,
  };
}

/** Words the companion guide does not know are a remark for people, not a mistake; a known word with a bad value is. */
function readNotes(
  texts: readonly string[],
  notes: NoteWords,
  findings: Finding[],
  at: string,
): Record<string, FactValue> {
  const stated: Record<string, FactValue> = {};
  for (const pair of texts.flatMap((text) => text.split(';'))) {
    const [word = '', ...rest] = pair.split('=');
    const fact = notes.words[word.trim().toUpperCase()];
    if (fact === undefined || rest.length === 0) continue;
    const value = readValue(rest.join('=').trim(), fact, notes.vocabulary);
    if (value === undefined)
      findings.push(
        finding('claim.line_note', at, { expected: `a value for ${word.trim()}`, received: rest.join('=').trim() }),
      );
    else stated[fact] = value;
  }
  return stated;
}

function readValue(text: string, fact: string, vocabulary: Vocabulary): FactValue {
  const type = vocabulary[fact]?.type;
  if (type === 'money') return parseDollars(text);
  if (type === 'number') return /^\d{1,6}(\.\d+)?$/.test(text) ? Number(text) : undefined;
  if (type === 'boolean') return text === 'Y' ? true : text === 'N' ? false : undefined;
  const closed = vocabulary[fact]?.values;
  return text !== '' && (!closed || closed.includes(text.toLowerCase()))
    ? closed
      ? text.toLowerCase()
      : text
    : undefined;
}
