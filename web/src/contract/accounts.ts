// The shape of src/rooms/accounts/people-api.ts and break-glass-api.ts, until those are here.

/** What may not be done to a record, and why. */
interface Closed {
  readonly code: string;
  readonly because: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly state: 'active' | 'inactive' | 'locked';
  readonly second_factor: boolean;
  readonly since: string;
  readonly seen?: string | undefined;
  readonly self: boolean;
  readonly last_manager: boolean;
  readonly closed: { readonly roles?: Closed | undefined; readonly deactivate?: Closed | undefined; readonly reset?: Closed | undefined };
}

export interface Invited {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly state: 'open' | 'expired' | 'used' | 'revoked';
  readonly invited_by: string;
  readonly created: string;
  readonly expires: string;
}

export interface Role {
  readonly key: string;
  readonly may: readonly string[];
}

type Nothing = Record<string, never>;

export interface PeopleApi {
  people: { method: 'GET'; path: '/api/people'; answer: { organization: string; people: readonly Person[] } };
  roles: { method: 'GET'; path: '/api/roles'; answer: { roles: readonly Role[] } };
  managers: {
    method: 'GET';
    path: '/api/account-managers';
    answer: { managers: readonly string[]; desks: readonly { plan: string; name: string; phone: string }[] };
  };
  setRoles: { method: 'PUT'; path: '/api/people/:person/roles'; params: { person: string }; body: { roles: string[] }; answer: Nothing };
  setActive: { method: 'PUT'; path: '/api/people/:person/active'; params: { person: string }; body: { active: boolean }; answer: Nothing };
  resetFactor: { method: 'POST'; path: '/api/people/:person/second-factor/reset'; params: { person: string }; answer: Nothing };
  endSessions: { method: 'DELETE'; path: '/api/people/:person/sessions'; params: { person: string }; answer: { ended: number } };
  invitations: { method: 'GET'; path: '/api/invitations'; answer: { invitations: readonly Invited[] } };
  invite: { method: 'POST'; path: '/api/invitations'; body: { email: string; name: string; roles: string[] }; answer: { invitation: string; expires: string } };
  revoke: { method: 'DELETE'; path: '/api/invitations/:invitation'; params: { invitation: string }; answer: Nothing };
  resend: { method: 'POST'; path: '/api/invitations/:invitation/resend'; params: { invitation: string }; answer: { invitation: string; expires: string } };
}

export interface BreakGlassApi {
  open: {
    method: 'POST';
    path: '/api/break-glass';
    body: { identity: { cin: string } | { last: string; first: string; born: string }; reason: string };
    answer: { handle: string };
  };
  opened: {
    method: 'GET';
    path: '/api/break-glass';
    query: { offset: number; limit: number };
    answer: { total: number; rows: readonly { at: string; plan: string; handle: string; person: string; organization: string; reason: string }[] };
  };
}
