export { type Post, spoolFolder } from './spool-folder.ts';
