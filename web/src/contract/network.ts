// What the portal expects of the server until src/rooms/network/api.ts stands.

export interface DirectoryRow {
  readonly id: string;
  readonly name: string;
  readonly need: string;
  readonly address?: string;
  readonly city?: string;
  readonly county?: string;
  readonly zip?: string;
  readonly phone?: string;
  readonly fax?: string;
  /** absent: the source does not say; the plan is asked. */
  readonly email?: string;
  readonly languages: readonly string[];
  readonly miles?: number;
  readonly at?: { readonly latitude: number; readonly longitude: number };
  readonly notes: readonly string[];
  readonly checked?: string;
  readonly cites: readonly string[];
  readonly unknown: readonly string[];
}

export interface NetworkApi {
  needs: {
    method: 'GET';
    path: '/api/plans/:plan/directory/needs';
    params: { plan: string };
    answer: { needs: readonly { key: string; say: string; count: number }[]; counties: readonly string[]; languages: readonly string[] };
  };
  search: {
    method: 'POST';
    path: '/api/plans/:plan/directory/search';
    params: { plan: string };
    body: { need?: string; county?: string; city?: string; zip?: string; miles?: number; language?: string; text?: string; offset: number; limit: number };
    answer: {
      total: number;
      rows: readonly DirectoryRow[];
      by_county: Readonly<Record<string, number>>;
      ask: { readonly name: string; readonly phone?: string };
    };
  };
}
