import type { Coverage834, Member834, Reference834 } from '../../formats/x12/index.ts';
import { type Finding, warning } from '../../kernel/index.ts';
import type { EnrollmentDialect } from '../../rules/index.ts';
import { readCin } from './judge-enrollment.ts';
import type { ProgramMembership } from './record.ts';

// What an 834 says beyond its guide, by where the sender's dialect says it stands.

/** One part of a value, by where the dialect says it stands. */
export function partOf(
  coverage: Coverage834,
  part: EnrollmentDialect['coverage']['status'],
  separator: string,
): string {
  if (!part) return '';
  const value = part.segment === 'HD' ? coverage.description : referenceIn(coverage.references, part.qualifier ?? '');
  return value.split(separator)[part.part - 1]?.trim() ?? '';
}

function referenceIn(references: readonly Reference834[], qualifier: string): string {
  return references.find((r) => r.qualifier === qualifier)?.value ?? '';
}

export function healthPlansOf(member: Member834, dialect: EnrollmentDialect | undefined): readonly string[] {
  const { separator = ';' } = dialect ?? {};
  const plans = member.coverages.map((c) => partOf(c, dialect?.coverage.health_plan, separator));
  return [...new Set(plans)].filter((plan) => plan !== '');
}

/** The number the member had before, where the dialect says it stands. */
export function formerCinOf(
  member: Member834,
  dialect: EnrollmentDialect | undefined,
  at: string,
  findings: Finding[],
): string {
  const place = dialect?.former_cin;
  const said = place ? referenceIn(member.references, place.qualifier ?? '') : '';
  const value = said.split(dialect?.separator ?? ';')[(place?.part ?? 1) - 1]?.trim() ?? '';
  return value === '' ? '' : (readCin(value, `${at}, REF ${place?.qualifier ?? ''}`, findings) ?? '');
}

/** Programs of the coverages, by the codes the dialect knows; a code it does not know is asked about. */
export function programsOf(
  member: Member834,
  dialect: EnrollmentDialect | undefined,
  at: string,
  findings: Finding[],
): { programs?: readonly ProgramMembership[] } {
  const rule = dialect?.programs;
  if (!rule) return {};
  const programs = member.coverages.flatMap((coverage): ProgramMembership[] => {
    const code = partOf(coverage, rule.at, dialect.separator);
    if (code === '') return [];
    const program = rule.codes[code];
    if (program === undefined) {
      const expected = `a program code the plan knows: ${Object.keys(rule.codes).join(', ')}`;
      findings.push(warning('member.program_unknown', at, { expected, received: code }));
      return [];
    }
    const to = coverage.dates.find((d) => d.qualifier === '349')?.on ?? '';
    const from = begins(coverage);
    return from === '' ? [] : [{ program, from, ...(to === '' ? {} : { to }) }];
  });
  return programs.length > 0 ? { programs } : {};
}

export function begins(coverage: Coverage834): string {
  return coverage.dates.find((d) => d.qualifier === '348')?.on ?? '';
}
