import type { Handlers } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { networkApi } from './api.ts';
import { capacityRoutes } from './capacity-routes.ts';
import type { DirectoryDesk } from './directory-desk.ts';
import { directoryRoutes } from './directory-routes.ts';
import { papersRoutes } from './papers-routes.ts';
import { providersRoutes } from './providers-routes.ts';

export function networkRoutes(desk: DirectoryDesk): Handlers<typeof networkApi, Queryable> {
  return { ...directoryRoutes(desk), ...papersRoutes(desk), ...capacityRoutes(desk), ...providersRoutes(desk) };
}
