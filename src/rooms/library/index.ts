export { libraryApi } from './api.ts';
export { type Desk, deskOf, deskSays } from './desk.ts';
export type { LibraryStore, Narrowing, Reader } from './library-store.ts';
export { type Communications, listCommunications, listTopics, type TopicEntries } from './list-library.ts';
export { MemoryLibraryStore } from './memory-store.ts';
export type { PageEntry } from './page-entry.ts';
export { pagesOf } from './plan-pages.ts';
export { readPage, type ShownPage } from './read-page.ts';
export { libraryRoutes } from './routes.ts';
export type { Spoken } from './say.ts';
export { type SearchAnswer, type SearchAsked, searchLibrary } from './search-library.ts';
export type { ShownBlock } from './show-block.ts';
export { SqlLibraryStore, shelveLibrary } from './sql-store.ts';
export {
  archivable,
  communicationPage,
  type WrittenCommunication,
  writtenCommunication,
} from './write-communication.ts';
