import { readInstant } from '../../../src/kernel/zone.ts';
import type { AppealFiled } from '../contract/appeals.ts';
import type { ABOUT, DOORS, FILED_BY } from './kinds.ts';

export interface Appealed {
  readonly handle: string;
  readonly number: string;
  /** A case of continuity of care; a request where absent. */
  readonly of?: 'continuity';
}

/** What a person fills in to file an appeal or a grievance. */
export interface FilingSheet {
  readonly kind: 'appeal' | 'grievance';
  readonly filedBy: (typeof FILED_BY)[number];
  readonly onBehalf: 'member' | 'provider';
  readonly filer: string;
  readonly writtenConsent: boolean;
  readonly provider: string;
  readonly appealed: Appealed | undefined;
  readonly noticeOn: string;
  /** Whether it turns on medical necessity, where no decision of the plan says it. */
  readonly clinical: '' | 'yes' | 'no';
  readonly expedited: boolean;
  /** Whether an approved service shall go on meanwhile. */
  readonly goesOn: boolean;
  readonly approvedBefore: boolean;
  readonly approvedThrough: string;
  readonly effectiveOn: string;
  readonly goodCause: string;
  readonly about: (typeof ABOUT)[number];
  readonly reason: string;
  readonly door: (typeof DOORS)[number];
  readonly received: string;
}

interface Begun {
  readonly reach: 'plan' | 'organization' | 'person';
  /** `now` as the wall clock of California writes it. */
  readonly now: string;
  readonly kind?: FilingSheet['kind'] | undefined;
  readonly appealed?: Appealed | undefined;
}

export function newFiling({ reach, now, kind, appealed }: Begun): FilingSheet {
  return {
    kind: kind ?? 'appeal',
    filedBy: reach === 'organization' ? 'provider' : 'member',
    onBehalf: 'member',
    filer: '',
    writtenConsent: false,
    provider: '',
    appealed,
    noticeOn: '',
    clinical: '',
    expedited: false,
    goesOn: false,
    approvedBefore: true,
    approvedThrough: '',
    effectiveOn: '',
    goodCause: '',
    about: appealed?.of === 'continuity' ? 'access' : 'quality_of_care',
    reason: '',
    door: 'phone',
    received: now.slice(0, 16),
  };
}

/** As the server takes it: what does not belong to this kind of filing, and what was left open, is not sent. */
export function sentFiling(sheet: FilingSheet, reach: Begun['reach']): Omit<AppealFiled, 'plan' | 'member'> {
  const { kind, filedBy, reason, appealed } = sheet;
  const received = reach === 'plan' ? readInstant(sheet.received) : undefined;
  return {
    kind,
    filedBy,
    reason: reason.trim(),
    ...(filedBy === 'representative' ? filled({ filer: sheet.filer }) : {}),
    ...filled({ provider: sheet.provider }),
    ...(reach === 'plan' ? { door: sheet.door } : {}),
    ...(received === undefined ? {} : { received }),
    ...(appealed?.of === 'continuity' ? { continuity: appealed.handle } : {}),
    ...(kind === 'grievance' ? { about: sheet.about } : ofAppeal(sheet)),
  };
}

function ofAppeal(sheet: FilingSheet) {
  const { filedBy, onBehalf, writtenConsent, appealed, clinical, expedited, goesOn } = sheet;
  const isProviders = filedBy === 'provider';
  return {
    onBehalf: isProviders ? onBehalf : ('member' as const),
    expedited,
    ...(isProviders && onBehalf === 'member' ? { writtenConsent } : {}),
    ...(appealed && appealed.of !== 'continuity' ? { request: appealed.handle } : {}),
    ...((!appealed || appealed.of === 'continuity') && clinical !== '' ? { clinical: clinical === 'yes' } : {}),
    ...filled({ noticeOn: sheet.noticeOn, goodCause: sheet.goodCause }),
    ...(goesOn
      ? {
          continue: {
            approvedBefore: sheet.approvedBefore,
            ...filled({ approvedThrough: sheet.approvedThrough, effectiveOn: sheet.effectiveOn }),
          },
        }
      : {}),
  };
}

function filled<K extends string>(texts: Readonly<Record<K, string>>): { readonly [key in K]?: string } {
  const kept = Object.entries<string>(texts).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : []));
  return Object.fromEntries(kept);
}
