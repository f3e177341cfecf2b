// What the portal expects of the server until src/rooms/members/api.ts stands.

export interface MemberRow {
  readonly handle: string;
  readonly plan: string;
  readonly name: string;
  readonly born: string;
  readonly cin: string;
  readonly county?: string;
  readonly language?: string;
  readonly covered: boolean;
  readonly ecm?: string;
}

export interface Span {
  readonly from: string;
  readonly to?: string;
}

export interface MemberPage extends MemberRow {
  /** eligibility: found by exact identity only; full: the organization has to do with this member. */
  readonly depth: 'eligibility' | 'full';
  readonly synthetic: boolean;
  readonly on: string;
  readonly coverage: readonly (Span & { readonly line_of_business: string; readonly county?: string; readonly delivery_system?: string })[];
  readonly other_insurance: readonly (Span & { readonly carrier?: string })[];
  readonly pcp?: { readonly name: string; readonly phone?: string; readonly from: string };
  readonly group?: { readonly name: string; readonly delegated: boolean; readonly from: string };
  readonly ecm_section: {
    readonly state: string;
    readonly holder?: string;
    readonly phone?: string;
    readonly since?: string;
    readonly lead?: string;
  };
  readonly person?: {
    readonly address?: string;
    readonly phone?: string;
    readonly spoken?: string;
    readonly written?: string;
    readonly format?: string;
    readonly texting?: boolean;
    readonly homeless?: string;
    readonly unit?: readonly string[];
    readonly programs?: readonly string[];
  };
  readonly units: readonly {
    readonly title: string;
    readonly used: number;
    readonly reserved: number;
    readonly limit: number;
    readonly from: string;
    readonly to?: string;
    readonly cites: readonly string[];
  }[];
  readonly authorizations: readonly { readonly id: string; readonly title: string; readonly codes: readonly string[]; readonly from: string; readonly to?: string; readonly state: string }[];
  readonly closed: Readonly<Record<string, { readonly code: string; readonly because: string }>>;
}

export interface MembersApi {
  find: {
    method: 'POST';
    path: '/api/members/find';
    body: { cin: string } | { last: string; first?: string; born: string };
    answer: { members: readonly MemberRow[] };
  };
  search: {
    method: 'POST';
    path: '/api/members/search';
    body: { text?: string; county?: string; ecm?: string; offset: number; limit: number; sort: string };
    answer: { total: number; rows: readonly MemberRow[] };
  };
  mine: { method: 'GET'; path: '/api/members/mine'; answer: { members: readonly MemberRow[] } };
  read: { method: 'GET'; path: '/api/members/:handle'; params: { handle: string }; answer: MemberPage };
}
