import type { CoverageInput, EnrolledPersonInput, EnrollmentBatch, MemberInput } from './enrollment-input.ts';
import type { OutgoingEnvelope, Written } from './outgoing-envelope.ts';
import { d8, free, parts, X12Writer } from './x12-writer.ts';

const guide = { code: 'BE', set: '834', version: '005010X220A1', hasVersionInSet: true };

/** An 834, a piece per member, for files larger than memory. */
export function* stream834(
  batch: EnrollmentBatch,
  members: Iterable<MemberInput>,
  envelope: OutgoingEnvelope,
): Generator<Written> {
  const w = new X12Writer(envelope, guide);
  let inSet = 0;
  const taken = () => ({ text: w.flush(), findings: w.findings.splice(0) });
  for (const member of members) {
    if (inSet === batch.membersPerSet) {
      w.closeSet();
      inSet = 0;
    }
    if (inSet++ === 0) openSet(w, batch, envelope);
    writeMember(w, member);
    yield taken();
  }
  if (inSet > 0) w.closeSet();
  w.close();
  yield taken();
}

function openSet(w: X12Writer, batch: EnrollmentBatch, envelope: OutgoingEnvelope): void {
  const { reference, action, sponsor, payer, total } = batch;
  w.openSet();
  w.seg('BGN', '00', reference, d8(envelope.date), envelope.time.replace(':', ''), '', '', '', action);
  if (total !== undefined) w.seg('QTY', 'TO', total);
  w.seg('N1', 'P5', free(sponsor.name, 60), 'FI', sponsor.taxId);
  w.seg('N1', 'IN', free(payer.name, 60), 'FI', payer.taxId);
}

function writeMember(w: X12Writer, member: MemberInput): void {
  const { maintenance, reason, medicare, died, subscriber, person } = member;
  w.seg('INS', 'Y', '18', maintenance, reason, 'A', medicare, '', 'AC', '', '', died && 'D8', died && d8(died));
  w.seg('REF', '0F', subscriber);
  for (const { qualifier, value } of member.references ?? []) w.seg('REF', qualifier, value);
  w.seg('NM1', 'IL', '1', ...named(person));
  describe(w, person, 'IP');
  if (person.born || person.sex) {
    const races = (person.races ?? []).map((race) => parts('', 'RET', race));
    w.seg('DMG', person.born && 'D8', person.born && d8(person.born), person.sex, '', races[0]);
  }
  for (const { qualifier, code, use } of member.languages ?? []) w.seg('LUI', qualifier, code, '', use);
  if (member.mailing) {
    w.seg('NM1', '31', '1');
    place(w, member.mailing);
  }
  for (const other of member.responsible ?? []) {
    w.seg('NM1', other.entity, '1', ...named(other));
    describe(w, other, 'RP');
  }
  for (const coverage of member.coverages) writeCoverage(w, coverage);
}

function writeCoverage(w: X12Writer, coverage: CoverageInput): void {
  w.seg('HD', coverage.maintenance, '', coverage.line, coverage.description);
  w.seg('DTP', '348', 'D8', d8(coverage.from));
  if (coverage.to) w.seg('DTP', '349', 'D8', d8(coverage.to));
  for (const { qualifier, value } of coverage.references ?? []) w.seg('REF', qualifier, value);
  for (const [i, p] of (coverage.providers ?? []).entries()) {
    w.seg('LX', i + 1);
    w.seg('NM1', p.entity, p.kind, free(p.last, 60), free(p.first, 35), '', '', '', p.npi && 'XX', p.npi, '72');
    if (p.from) w.seg('PLA', '2', '1P', d8(p.from), '', 'AA');
  }
  for (const { policy, insurer, from } of coverage.otherInsurance ?? []) {
    w.seg('COB', 'U', policy, '1');
    if (from) w.seg('DTP', '344', 'D8', d8(from));
    w.seg('NM1', 'IN', '2', free(insurer, 60));
  }
}

function named(person: EnrolledPersonInput) {
  const { last, first, middle, suffix } = person;
  return [free(last, 60), free(first, 35), free(middle, 25), '', free(suffix, 10)] as const;
}

function describe(w: X12Writer, person: EnrolledPersonInput, purpose: string): void {
  const contacts = (person.contacts ?? []).slice(0, 3);
  if (contacts.length > 0) w.seg('PER', purpose, '', ...contacts.flatMap((c) => [c.qualifier, free(c.value, 256)]));
  place(w, person);
}

function place(w: X12Writer, at: Omit<EnrolledPersonInput, 'last'>): void {
  const { address = [], city, state, zip, region } = at;
  if (address[0]) w.seg('N3', free(address[0], 55), free(address[1], 55));
  if (city) w.seg('N4', free(city, 30), state, zip, '', region?.qualifier, region?.value);
}
