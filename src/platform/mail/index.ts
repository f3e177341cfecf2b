export { type Letter, type Mail, outboxFolder } from './outbox-folder.ts';
