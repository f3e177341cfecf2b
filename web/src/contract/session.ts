// What the portal expects of the server until src/rooms/accounts/api.ts stands.

export interface Seat {
  readonly organization: { readonly id: string; readonly name: string; readonly kind: string };
  readonly roles: readonly string[];
  readonly plans: readonly { readonly key: string; readonly name: string }[];
}

export interface Session {
  readonly csrf: string;
  /** none: nobody; password: the second factor is missing; full: signed in. */
  readonly step: 'none' | 'password' | 'full';
  readonly account?: { readonly name: string; readonly email: string; readonly language: string };
  readonly seat?: Seat;
  readonly seats: readonly Seat[];
  readonly permissions: readonly string[];
  readonly limits: { readonly idle_minutes: number; readonly warning_seconds: number };
  readonly single_sign_on: readonly { readonly key: string; readonly name: string }[];
  /** The deployment holds invented people only. */
  readonly synthetic: boolean;
}

export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly began: string;
  readonly seen: string;
  readonly current: boolean;
}

export interface SessionApi {
  read: { method: 'GET'; path: '/api/session'; answer: Session };
  password: { method: 'POST'; path: '/api/session/password'; body: { email: string; password: string }; answer: Session };
  code: { method: 'POST'; path: '/api/session/second-factor'; body: { code: string }; answer: Session };
  seat: { method: 'POST'; path: '/api/session/seat'; body: { organization: string }; answer: Session };
  end: { method: 'DELETE'; path: '/api/session'; answer: undefined };
  own: { method: 'GET'; path: '/api/session/all'; answer: { sessions: readonly OwnSession[] } };
  endOne: { method: 'DELETE'; path: '/api/session/all/:id'; params: { id: string }; answer: undefined };
  recover: { method: 'POST'; path: '/api/recovery'; body: { email: string }; answer: undefined };
  recovered: { method: 'POST'; path: '/api/recovery/password'; body: { token: string; password: string }; answer: undefined };
  invitation: {
    method: 'POST';
    path: '/api/invitation/read';
    body: { token: string };
    answer: {
      organization: string;
      email: string;
      name: string;
      roles: readonly string[];
      expires: string;
      least_characters: number;
      factor: { secret: string; uri: string };
    };
  };
  accept: {
    method: 'POST';
    path: '/api/invitation/accept';
    body: { token: string; name: string; password: string; secret: string; code: string };
    answer: { recovery_codes: readonly string[] };
  };
}
