import { readInstant } from '../../../src/kernel/zone.ts';
import { type DraftAsked, newAsked, readAsked } from './service-lines.tsx';

/** What an office asks for, in the words of its form; each stands for a kind, a form and a program of the plan. */
export const ASKS = {
  pre_service: { kind: 'pre_service', form: 'authorization_request', program: 'medical' },
  concurrent: { kind: 'concurrent', form: 'authorization_request', program: 'medical' },
  post_service: { kind: 'post_service', form: 'authorization_request', program: 'medical' },
  elective_admission: { kind: 'elective_admission', form: 'authorization_request', program: 'medical' },
  breast_pump: { kind: 'pre_service', form: 'breast_pump_request', program: 'medical' },
  community_supports: { kind: 'pre_service', form: 'community_supports_request', program: 'community_supports' },
} as const;
export type Asks = keyof typeof ASKS;
export const RETRO_REASONS = ['member_eligibility_issue', 'urgent_situation', 'other'] as const;

/** One whom the network does not have, as he is typed. */
export interface OutsideDraft {
  readonly npi: string;
  readonly name: string;
  readonly county: string;
  readonly phone: string;
  readonly fax: string;
}

/** What was typed or chosen of the network, and one outside it instead. */
export interface NamedProvider {
  readonly text: string;
  readonly outside?: OutsideDraft;
}

export const NOBODY: OutsideDraft = { npi: '', name: '', county: '', phone: '', fax: '' };

export interface RequestSheet {
  readonly asks: Asks;
  readonly urgency: 'urgent' | 'non_urgent';
  readonly continuity: boolean;
  readonly retro: { readonly reason: (typeof RETRO_REASONS)[number]; readonly explanation: string };
  readonly lines: readonly DraftAsked[];
  readonly dx: string;
  readonly requester: NamedProvider;
  readonly servicing: NamedProvider;
  readonly facility: NamedProvider;
  readonly planned: string;
  readonly note: string;
  /** How it reached the plan, where staff key it. */
  readonly door: 'fax' | 'mail' | 'phone';
  readonly received: number | undefined;
}

/** `now` as the wall clock of California writes it. */
export function newSheet(now: string): RequestSheet {
  return {
    asks: 'pre_service',
    urgency: 'non_urgent',
    continuity: false,
    retro: { reason: 'member_eligibility_issue', explanation: '' },
    lines: [newAsked(1, now.slice(0, 10))],
    dx: '',
    requester: { text: '' },
    servicing: { text: '' },
    facility: { text: '' },
    planned: '',
    note: '',
    door: 'fax',
    received: readInstant(now.slice(0, 16)),
  };
}

/** As the server takes it: what was left open is not sent. */
export function sentOf(sheet: RequestSheet) {
  const { kind, form, program } = ASKS[sheet.asks];
  const explanation = sheet.retro.explanation.trim();
  const note = sheet.note.trim();
  return {
    kind,
    form,
    program,
    urgency: sheet.urgency,
    inCare: sheet.asks === 'concurrent',
    continuity: sheet.continuity,
    lines: readAsked(sheet.lines),
    dx: sheet.dx
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
    ...named('requester', sheet.requester),
    ...named('servicing', sheet.servicing),
    ...named('facility', sheet.facility),
    ...(note === '' ? {} : { note }),
    ...(sheet.planned && sheet.asks === 'elective_admission' ? { plannedOn: sheet.planned } : {}),
    ...(sheet.asks === 'post_service'
      ? { retro: { mark: true, reason: sheet.retro.reason, ...(explanation ? { explanation } : {}) } }
      : {}),
  };
}

/** One chosen from the network goes by his NPI; what was typed goes as it stands. */
function named(role: 'requester' | 'servicing' | 'facility', { text, outside }: NamedProvider) {
  if (outside) {
    const { npi, name, ...more } = outside;
    const known = Object.entries(more).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : []));
    return { [role]: { npi: npi.trim(), name: name.trim(), ...Object.fromEntries(known) } };
  }
  const typed = providerOf({ text });
  return typed === '' ? {} : { [role]: typed };
}

/** A provider as the server takes it: its NPI where one was picked, else what was typed. */
export function providerOf({ text }: Pick<NamedProvider, 'text'>): string {
  const typed = text.trim();
  return /, (\d{10})$/.exec(typed)?.[1] ?? typed;
}
