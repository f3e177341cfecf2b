import { idleOverrides } from '../formats/x12/index.ts';
import { type Finding, finding } from '../kernel/index.ts';
import type { PolicyBook } from '../rules/index.ts';

/** What the plans' file data say that no file can meet: departures from a guide that name nothing in it. */
export function lintFiles(book: PolicyBook): Finding[] {
  return book.packs.flatMap(({ plan, claimFile, enrollments = [] }) => [
    ...idle(`${plan.plan}/837p`, '837', claimFile?.overrides ?? []),
    ...(claimFile && claimFile.overrides.length > 0 && !claimFile.cite
      ? [finding('policy.override_without_source', `${plan.plan}/837p`)]
      : []),
    ...Object.values(claimFile?.line_notes ?? {})
      .filter((fact) => !Object.hasOwn(book.vocabulary, fact))
      .map((fact) => finding('policy.unknown_fact', `${plan.plan}/837p`, { received: fact })),
    ...enrollments.flatMap((dialect) => idle(`${plan.plan}/834-${dialect.name}`, '834', dialect.overrides)),
  ]);
}

function idle(at: string, set: string, overrides: Parameters<typeof idleOverrides>[1]): Finding[] {
  return idleOverrides(set, overrides).map((override) =>
    finding('policy.departs_from_nothing', at, { received: JSON.stringify(override) }),
  );
}
