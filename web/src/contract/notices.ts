import type { z } from 'zod';
import type { noticeApi } from '../../../src/rooms/notices/api.ts';

export type NoticeApi = typeof noticeApi;
export type Letter = z.output<NoticeApi['send']['answer']>;
/** A letter that stands apart from its case, with the way to it. */
export type WaitingLetter = z.output<NoticeApi['waiting']['answer']>['notices'][number];
export type LetterState = Letter['state'];
export type Translation = NonNullable<Letter['translation']>;
