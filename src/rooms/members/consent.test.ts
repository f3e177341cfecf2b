import { describe, expect, it } from 'vitest';
import { compilePolicy, loadPolicy } from '../../rules/index.ts';
import { type Consent, consentOn, mayContact } from './consent.ts';

const given: Consent = { kind: 'text', given: '2025-01-10', by: 'member' };

const FILES = [
  { path: 'x/plan.yaml', text: 'plan: x\nname: { en: PLAN X, es: PLAN X }' },
  {
    path: 'vocabulary/x.yaml',
    text: `
contact.channel: { type: text, values: [phone, text], say: { en: a, es: a } }
contact.text_approved: { type: boolean, say: { en: a, es: a } }`,
  },
  { path: 'reasons/x.yaml', text: `text_not_approved: { say: { en: a, es: a }, group: CO, carc: '16' }` },
  {
    path: 'x/questions/member-text.yaml',
    text: `
question: member-text
title: { en: May it?, es: ¿Puede? }
cite: [A-1]
provisions:
  - id: member-text
    in_force: {}
    cite: [A-1]
    clauses:
      - id: approval
        cite: [A-1]
        when: { fact: contact.channel, is: text }
        require: { fact: contact.text_approved, is: true }
        reason: text_not_approved`,
  },
];
const policy = compilePolicy(loadPolicy(FILES, 'synthetic').book, 'x');
if (!policy) throw new Error('the synthetic policy does not compile');

describe('a consent', () => {
  it('stands from the day it is given until the day it is withdrawn', () => {
    expect(consentOn([], 'text', '2025-01-10')).toBeUndefined();
    expect(consentOn([given], 'text', '2025-01-09')).toBeUndefined();
    expect(consentOn([given], 'text', '2025-01-10')).toBe(true);
    const ended = { ...given, withdrawn: '2025-02-01' };
    expect(consentOn([ended], 'text', '2025-01-31')).toBe(true);
    expect(consentOn([ended], 'text', '2025-02-01')).toBe(false);
    expect(consentOn([ended, { ...given, given: '2025-03-01' }], 'text', '2025-03-02')).toBe(true);
    expect(consentOn([given], 'ecm', '2025-03-02')).toBeUndefined();
  });

  it('is what a text message waits for; a telephone call does not [HN-CS-07, HN-CS-08]', () => {
    expect(mayContact(policy, [given], 'text', '2025-01-10')).toEqual({ answer: 'yes', cite: ['A-1'] });
    expect(mayContact(policy, [], 'text', '2025-01-10').answer).toBe('unknown');
    expect(mayContact(policy, [{ ...given, withdrawn: '2025-01-10' }], 'text', '2025-01-10').answer).toBe('no');
    expect(mayContact(policy, [], 'phone', '2025-01-10').answer).toBe('yes');
  });
});
