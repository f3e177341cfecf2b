import type { z } from 'zod';
import type { noticeApi } from '../../../src/rooms/notices/api.ts';

export type NoticeApi = typeof noticeApi;
type Spoken = z.output<NoticeApi['send']['answer']>;

/** A reason somebody wrote in English, and its translation for a reader of another language once there is one. */
export interface Translation {
  readonly into: string;
  readonly original: string;
  readonly given?: {
    readonly reason: string;
    readonly translator: string;
    readonly statement: string;
    readonly at: number;
  };
}
export type Letter = Spoken & { readonly case_kind?: string; readonly translation?: Translation };
export type WaitingLetter = Letter & { readonly handle: string };
export type LetterState = Letter['state'];

/** Letters of a member, newest first. */
export interface LettersOfMember {
  readonly method: 'GET';
  readonly path: '/api/members/:handle/notices';
  readonly params: { readonly handle: string };
  readonly query: { readonly page: number; readonly size: number; readonly language: string };
  readonly answer: { readonly total: number; readonly notices: readonly WaitingLetter[] };
}
export interface TranslateLetter {
  readonly method: 'POST';
  readonly path: '/api/notices/:id/translation';
  readonly params: { readonly id: string };
  readonly body: {
    readonly into: string;
    readonly reason: string;
    readonly translator: string;
    readonly statement: string;
    readonly language: string;
  };
  readonly answer: Letter;
}
