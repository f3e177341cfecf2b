import type { z } from 'zod';
import type { libraryApi } from '../../../src/rooms/library/api.ts';

export type LibraryApi = typeof libraryApi;
export type LibraryDesk = z.output<LibraryApi['desk']['answer']>;
export type LibraryEntry = z.output<LibraryApi['communications']['answer']>['recent']['entries'][number];
export type LibraryHit = z.output<LibraryApi['search']['answer']>['results'][number];
export type LibraryPage = z.output<LibraryApi['read']['answer']>;
export type LibraryBlock = LibraryPage['blocks'][number];
export type Spoken = LibraryPage['title'];
export type WrittenCommunication = z.input<LibraryApi['publish']['body']>;
export type EnteredCommunication = z.output<LibraryApi['entered']['answer']>['entered'][number];
