import { readInstant } from '../../../src/kernel/zone.ts';
import type { RequestSheet } from '../authorizations/request-sheet.ts';
import { linesOf } from './kinds.ts';

/** What is asked, as its form holds it. */
export interface ContinuitySheet extends Pick<RequestSheet, 'door' | 'received'> {
  readonly kind: 'continuity' | 'medical_exemption';
  readonly askedBy: 'member' | 'representative' | 'provider';
  readonly provider: string;
  readonly providerName: string;
  readonly request: string;
  readonly program: string;
  readonly serviceKind: string;
  readonly services: string;
  readonly urgency: 'routine' | 'immediate_attention' | 'risk_of_harm';
  readonly noted: boolean;
  readonly note: string;
}

/** `now` as the wall clock of California writes it. */
export function newContinuity(now: string, isOffice: boolean, request = ''): ContinuitySheet {
  return {
    kind: 'continuity',
    askedBy: isOffice ? 'provider' : 'member',
    provider: '',
    providerName: '',
    request,
    program: 'none',
    serviceKind: '',
    services: '',
    urgency: 'routine',
    noted: true,
    note: '',
    door: 'phone',
    received: readInstant(now.slice(0, 16)),
  };
}

/** As the server takes it: what was left open is not sent, and an exemption asks nothing of continuity. */
export function sentContinuity(sheet: ContinuitySheet) {
  const { kind, askedBy, urgency, program, noted } = sheet;
  const isExemption = kind === 'medical_exemption';
  const filled = (name: 'provider' | 'providerName' | 'request' | 'note' | 'serviceKind') => {
    const text = sheet[name].trim();
    return text === '' ? {} : { [name]: text };
  };
  const byProvider = askedBy === 'provider' ? 'authorization_request' : 'other';
  return {
    kind,
    askedBy,
    urgency,
    form: isExemption ? ('medical_exemption_request' as const) : (byProvider as 'other'),
    noted: noted && askedBy === 'provider',
    ...filled('provider'),
    ...(sheet.provider.trim() === '' ? filled('providerName') : {}),
    ...filled('note'),
    ...(isExemption
      ? {}
      : {
          program: program as 'none',
          services: linesOf(sheet.services),
          ...filled('serviceKind'),
          ...filled('request'),
        }),
  };
}
