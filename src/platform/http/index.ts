export type { AuditLine, Doors, Recognised } from './doors.ts';
export { type Mounted, mount } from './mount.ts';
export { scopeOf } from './scope.ts';
export { COOKIE, CSRF_HEADER, createServer, type ServerOptions } from './server.ts';
