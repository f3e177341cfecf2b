import { type Answers, Refuse } from './answers.ts';

const PLANS = [
  { key: 'ccah', name: 'Central California Alliance for Health' },
  { key: 'health-net', name: 'Health Net' },
];
const SEATS = [
  { organization: { id: 'clinic-synthetic', name: 'Synthetic Harbor Clinic', kind: 'provider' }, roles: ['account_manager', 'care_manager'], plans: PLANS },
  { organization: { id: 'ccah', name: 'Central California Alliance for Health', kind: 'plan' }, roles: ['compliance', 'account_manager', 'claims_analyst'], plans: PLANS.slice(0, 1) },
];
const MAY: Readonly<Record<string, readonly string[]>> = {
  account_manager: ['account.read', 'account.manage', 'audit.read', 'directory.edit_own', 'capacity.report'],
  care_manager: ['member.find', 'member.read', 'eligibility.check', 'benefit.check', 'authorization.read', 'member.consent', 'member.break_glass'],
  compliance: ['member.find', 'member.search', 'member.read', 'eligibility.check', 'audit.read', 'audit.verify', 'break_glass.review'],
  claims_analyst: ['benefit.check', 'claim.read', 'policy.propose'],
};
const FACTOR = { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Madrone:synthetic@example.test?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Madrone', pending: 'sealed' };
const CODES = ['synt-hetic-0001', 'synt-hetic-0002', 'synt-hetic-0003', 'synt-hetic-0004'];

/** One invented person at a time: signing in, seats, sessions, invitation. */
export function sessionAnswers(limits: { idle_minutes: number; warning_seconds: number }): Answers {
  const state = { step: 'none', seat: 0 };
  const session = () => {
    const seat = SEATS[state.seat];
    const here = state.step === 'full' && seat;
    return {
      csrf: 'csrf-of-the-stand-in',
      step: state.step,
      ...(state.step === 'password' ? { second_factor: 'code' } : {}),
      ...(here ? { account: { id: 'a', name: 'Synthetic Sam', email: 'sam@example.test', language: 'en' }, seat, reach: seat.organization.kind === 'plan' ? 'plan' : 'organization' } : {}),
      seats: here ? SEATS : [],
      permissions: here ? [...new Set(seat.roles.flatMap((role) => MAY[role] ?? []))] : [],
      limits: { ...limits, hours: 12, least_characters: 12, most_characters: 128, least_reason_characters: 15 },
      single_sign_on: [{ key: 'example', name: 'Example Sign-On' }],
      synthetic: true,
    };
  };
  return {
    'GET /api/session': session,
    'POST /api/sign-in': ({ body }) => {
      if (body.password !== 'synthetic-password') return new Refuse(401, 'wrong_credentials');
      state.step = 'password';
      return session();
    },
    'POST /api/second-factor': ({ body }) => {
      if (body.code !== '123456') return new Refuse(401, 'wrong_credentials', 'the code does not fit');
      state.step = 'full';
      return session();
    },
    'POST /api/session/seat': ({ body }) => {
      state.seat = SEATS.findIndex((seat) => seat.organization.id === body.organization);
      return session();
    },
    'POST /api/sign-out': () => {
      state.step = 'none';
      state.seat = 0;
      return {};
    },
    'GET /api/sessions': () => ({
      sessions: [
        { id: 's1', device: 'Firefox on Linux', began: '2025-06-02T15:00:00Z', seen: '2025-06-02T16:00:00Z', current: true },
        { id: 's2', device: '', began: '2025-06-01T15:00:00Z', seen: '2025-06-01T16:00:00Z', current: false },
      ],
    }),
    'DELETE /api/sessions/:session': () => ({}),
    'POST /api/recovery': () => ({}),
    'POST /api/recovery/use': () => ({}),
    'POST /api/invitations/read': () => ({
      organization: 'Synthetic Harbor Clinic',
      email: 'new@example.test',
      name: 'Synthetic Nina',
      roles: ['biller'],
      expires: '2025-06-09T16:00:00Z',
      least_characters: 12,
      account: 'new',
      factor: FACTOR,
    }),
    'POST /api/invitations/accept': () => {
      state.step = 'full';
      return { session: session(), recovery_codes: CODES };
    },
  };
}
