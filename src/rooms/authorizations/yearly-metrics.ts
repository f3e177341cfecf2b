import { dateOfDayNumber, dayAt, yearOf } from '../../kernel/index.ts';
import type { Counted } from './desk-api.ts';
import type { Request } from './open-request.ts';
import type { RequestKind } from './request.ts';

type Urgency = Request['urgency'];

/**
 * What has to be asked for before or while it is given. A service that is over and the questions of continuity of care are no prior
 * authorization; drugs are not asked for here.
 */
const PRIOR: ReadonlySet<RequestKind> = new Set(['pre_service', 'concurrent', 'elective_admission']);

interface Sample {
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly outcome: NonNullable<Request['decision']>['outcome'];
  readonly automatic: boolean;
  readonly deferred: boolean;
  readonly wonOnAppeal: boolean;
  readonly hours: number;
  readonly codes: readonly string[];
}

/**
 * The yearly numbers on prior authorization that CMS-0057-F asks for, of decisions made in one calendar year in California. Ours are:
 * granted less than asked is counted by itself and not with the denials; the time runs from receipt at the first door to the
 * decision; extended is what was put off; expedited is what was urgent when it was decided. What an appeal won is counted as it was
 * decided first, and once more as approved after appeal, when it was carried out.
 */
export class YearlyMetrics {
  readonly #samples: Sample[] = [];
  readonly #year: number;

  constructor(year: number) {
    this.#year = year;
  }

  add({ decision, body, received, urgency, deferred, lines, events }: Request): void {
    if (!decision || !PRIOR.has(body.kind)) return;
    if (yearOf(dateOfDayNumber(dayAt(decision.at))) !== this.#year) return;
    this.#samples.push({
      kind: body.kind,
      urgency,
      outcome: firstOutcome(events) ?? decision.outcome,
      automatic: decision.automatic,
      deferred: deferred !== undefined,
      wonOnAppeal: decision.overturned !== undefined,
      hours: Math.max(0, decision.at - received) / 3_600_000,
      codes: lines.flatMap(({ code }) => code ?? []),
    });
  }

  answer() {
    const of = (urgency: Urgency) => this.#samples.filter((one) => one.urgency === urgency);
    const kinds = Map.groupBy(this.#samples, ({ kind, urgency }) => `${kind} ${urgency}`);
    const codes = Map.groupBy(
      this.#samples.flatMap(({ codes: named }) => [...new Set(named)]),
      (code) => code,
    );
    return {
      year: this.#year,
      standard: counted(of('non_urgent')),
      expedited: counted(of('urgent')),
      kinds: [...kinds.values()].flatMap((samples) => {
        const [first] = samples;
        return first ? [{ kind: first.kind, urgency: first.urgency, ...counted(samples) }] : [];
      }),
      codes: [...codes]
        .map(([code, all]) => ({ code, decided: all.length }))
        .sort((a, b) => b.decided - a.decided || (a.code < b.code ? -1 : 1)),
    };
  }
}

function counted(samples: readonly Sample[]): Counted {
  const n = (fits: (sample: Sample) => boolean) => samples.filter(fits).length;
  const hours = samples.map((sample) => sample.hours).sort((a, b) => a - b);
  const times =
    hours.length === 0
      ? {}
      : { average_hours: hours.reduce((sum, one) => sum + one, 0) / hours.length, median_hours: medianOf(hours) };
  return {
    decided: samples.length,
    approved: n(({ outcome }) => outcome === 'approved'),
    modified: n(({ outcome }) => outcome === 'modified'),
    denied: n(({ outcome }) => outcome === 'denied'),
    automatic: n(({ automatic }) => automatic),
    extended_approved: n(({ deferred, outcome }) => deferred && outcome === 'approved'),
    approved_after_appeal: n(({ wonOnAppeal }) => wonOnAppeal),
    ...times,
  };
}

function firstOutcome(events: Request['events']): Sample['outcome'] | undefined {
  for (const { what } of events) {
    if (what.kind === 'decided') return what.outcome;
    if (what.kind === 'denial_upheld') return 'denied';
  }
  return undefined;
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
