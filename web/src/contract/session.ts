// The shape of src/rooms/accounts/session-api.ts, until that is here.

export interface Seat {
  readonly organization: { readonly id: string; readonly name: string; readonly kind: string };
  readonly roles: readonly string[];
  readonly plans: readonly { readonly key: string; readonly name: string }[];
}

export interface Session {
  readonly csrf: string;
  /** none: nobody; password: the second factor is missing; full: signed in. */
  readonly step: 'none' | 'password' | 'full';
  /** At step `password`: type a code, or set the second factor up first. */
  readonly second_factor?: 'code' | 'set_up' | undefined;
  readonly account?: { readonly id: string; readonly name: string; readonly email: string; readonly language: string } | undefined;
  readonly seat?: Seat | undefined;
  readonly seats: readonly Seat[];
  readonly permissions: readonly string[];
  readonly reach?: 'plan' | 'organization' | 'person' | undefined;
  readonly limits: {
    readonly idle_minutes: number;
    readonly warning_seconds: number;
    readonly hours: number;
    readonly least_characters: number;
    readonly most_characters: number;
    readonly least_reason_characters: number;
  };
  readonly single_sign_on: readonly { readonly key: string; readonly name: string }[];
  /** The deployment holds invented people only. */
  readonly synthetic: boolean;
}

export interface NewFactor {
  readonly secret: string;
  readonly uri: string;
  readonly pending: string;
}

type Nothing = Record<string, never>;

export interface SessionApi {
  read: { method: 'GET'; path: '/api/session'; answer: Session };
  signIn: { method: 'POST'; path: '/api/sign-in'; body: { email: string; password: string }; answer: Session };
  secondFactor: { method: 'POST'; path: '/api/second-factor'; body: { code: string }; answer: Session };
  beginFactor: { method: 'POST'; path: '/api/second-factor/begin'; answer: NewFactor };
  setUpFactor: {
    method: 'POST';
    path: '/api/second-factor/set-up';
    body: { pending: string; code: string };
    answer: { session: Session; recovery_codes: readonly string[] };
  };
  takeSeat: { method: 'POST'; path: '/api/session/seat'; body: { organization: string }; answer: Session };
  speak: { method: 'POST'; path: '/api/session/language'; body: { language: string }; answer: Nothing };
  changePassword: { method: 'POST'; path: '/api/session/password'; body: { current: string; next: string }; answer: { ended: number } };
  own: {
    method: 'GET';
    path: '/api/sessions';
    answer: { sessions: readonly { id: string; device: string; began: string; seen: string; organization?: string | undefined; current: boolean }[] };
  };
  endOne: { method: 'DELETE'; path: '/api/sessions/:session'; params: { session: string }; answer: Nothing };
  endOthers: { method: 'POST'; path: '/api/sessions/end-others'; answer: { ended: number } };
  signOut: { method: 'POST'; path: '/api/sign-out'; answer: Nothing };
  signOnStart: { method: 'POST'; path: '/api/sign-on/start'; body: { provider: string; invitation?: string }; answer: { url: string } };
  signOnCallback: { method: 'POST'; path: '/api/sign-on/callback'; body: { query: string }; answer: Session };
  askRecovery: { method: 'POST'; path: '/api/recovery'; body: { email: string }; answer: Nothing };
  recover: { method: 'POST'; path: '/api/recovery/use'; body: { token: string; password: string }; answer: Nothing };
  readInvitation: {
    method: 'POST';
    path: '/api/invitations/read';
    body: { token: string };
    answer: {
      organization: string;
      email: string;
      name: string;
      roles: readonly string[];
      expires: string;
      least_characters: number;
      account: 'new' | 'existing' | 'you';
      factor?: NewFactor | undefined;
    };
  };
  acceptInvitation: {
    method: 'POST';
    path: '/api/invitations/accept';
    body: { token: string; name?: string; password?: string; pending?: string; code?: string };
    answer: { session: Session; recovery_codes: readonly string[] };
  };
}
