import { capacityApi } from './capacity-api.ts';
import { directoryApi } from './directory-api.ts';
import { papersApi } from './papers-api.ts';
import { providersApi } from './providers-api.ts';

/** What may be asked of the network over HTTP. A directory is public; papers and capacity are not. */
export const networkApi = { ...directoryApi, ...papersApi, ...capacityApi, ...providersApi } as const;
