// What the portal expects of the server until src/rooms/accounts/api.ts and src/rooms/audit/api.ts stand.

/** What a person may not do to a record, and why. */
export interface Closed {
  readonly code: string;
  readonly because: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly state: 'active' | 'inactive' | 'locked' | 'invited';
  readonly second_factor: boolean;
  readonly since: string;
  /** Of an invitation. */
  readonly expires?: string;
  readonly seen?: string;
  readonly self: boolean;
  readonly closed: Readonly<Partial<Record<'deactivate' | 'roles' | 'reset' | 'revoke', Closed>>>;
}

export interface Role {
  readonly key: string;
  readonly may: readonly string[];
  readonly available: boolean;
}

export interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly organization?: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly chain?: string;
  readonly link?: number;
}

export interface AccountsApi {
  people: { method: 'GET'; path: '/api/accounts'; answer: { organization: string; people: readonly Person[] } };
  roles: { method: 'GET'; path: '/api/accounts/roles'; answer: { roles: readonly Role[] } };
  invite: { method: 'POST'; path: '/api/accounts/invitations'; body: { name: string; email: string; roles: readonly string[] }; answer: { link?: string } };
  revoke: { method: 'DELETE'; path: '/api/accounts/invitations/:id'; params: { id: string }; answer: undefined };
  setRoles: { method: 'PUT'; path: '/api/accounts/:id/roles'; params: { id: string }; body: { roles: readonly string[] }; answer: undefined };
  setActive: { method: 'PUT'; path: '/api/accounts/:id/active'; params: { id: string }; body: { active: boolean }; answer: undefined };
  resetFactor: { method: 'POST'; path: '/api/accounts/:id/second-factor/reset'; params: { id: string }; answer: undefined };
  endSessions: { method: 'DELETE'; path: '/api/accounts/:id/sessions'; params: { id: string }; answer: { ended: number } };
}

export interface AuditApi {
  list: {
    method: 'GET';
    path: '/api/audit';
    query: { offset: number; limit: number; sort: string; who?: string; action?: string; subject?: string; from?: string; to?: string };
    answer: { total: number; rows: readonly AuditRow[] };
  };
  status: {
    method: 'GET';
    path: '/api/audit/status';
    answer: { chains: number; records: number; unbroken: boolean; checked_at: string; broken_at?: string };
  };
}
