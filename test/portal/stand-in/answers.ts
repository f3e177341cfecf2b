/** A request as the stand-in sees it, and the answer: a status and JSON. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: a stand-in takes what it is sent
  readonly body: any;
  readonly language: string;
}

type Answer = (asked: Asked) => unknown | Promise<unknown>;
/** `GET /api/members/:handle` → what answers it. */
export type Answers = Readonly<Record<string, Answer>>;

export class Refuse {
  readonly status: number;
  readonly code: string;
  readonly because: string;

  constructor(status: number, code: string, because = '') {
    this.status = status;
    this.code = code;
    this.because = because;
  }
}
