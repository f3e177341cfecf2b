// What the portal expects of the server until src/rooms/library/api.ts stands.

export interface LibraryHit {
  readonly kind: 'page' | 'form' | 'communication';
  readonly id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly material?: string;
  readonly published?: string;
  readonly plans: readonly string[];
}

export interface LibraryPage {
  readonly kind: 'page' | 'form' | 'communication';
  readonly id: string;
  readonly title: string;
  readonly material?: string;
  readonly published?: string;
  readonly effective?: string;
  readonly plans: readonly string[];
  readonly audience: readonly string[];
  readonly language: string;
  readonly sections: readonly {
    readonly heading?: string;
    readonly say: readonly string[];
    readonly items: readonly string[];
    readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
    readonly cites: readonly string[];
  }[];
  readonly file?: { readonly name: string; readonly url: string };
}

export interface LibraryApi {
  search: {
    method: 'POST';
    path: '/api/library/search';
    body: { text: string; scope?: 'manual' | 'all'; offset: number; limit: number };
    answer: { total: number; rows: readonly LibraryHit[] };
  };
  contents: { method: 'GET'; path: '/api/library/contents'; answer: { sections: readonly { title: string; pages: readonly { id: string; title: string }[] }[] } };
  recent: { method: 'GET'; path: '/api/library/recent'; answer: { rows: readonly LibraryHit[] } };
  archive: { method: 'GET'; path: '/api/library/archive'; query: { year?: string; plan?: string }; answer: { total: number; rows: readonly LibraryHit[]; years: readonly string[] } };
  read: { method: 'GET'; path: '/api/library/:kind/:id'; params: { kind: string; id: string }; answer: LibraryPage };
}
