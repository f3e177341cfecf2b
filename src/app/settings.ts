import { fileURLToPath } from 'node:url';
import type { RemittancePayer } from '../rooms/claims/index.ts';

/** What a deployment sets from outside. Nothing here is a rule. */
export interface Settings {
  /** A PostgreSQL server; the embedded one when absent. */
  readonly databaseUrl: string | undefined;
  /** Where the embedded database keeps its files. */
  readonly dataFolder: string;
  readonly payer: Omit<RemittancePayer, 'name'>;
  readonly portal: PortalSettings;
}

export interface PortalSettings {
  readonly host: string;
  readonly port: number;
  /** Seals second factors; absent unless somebody set it. */
  readonly secret: string | undefined;
  /** Where people reach the portal: links in mail begin with it. */
  readonly publicUrl: string | undefined;
  /** A proxy of ours in front tells the caller's address. */
  readonly behindProxy: boolean;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const MIGRATIONS_FOLDER = `${ROOT}migrations`;

/** Text an 835 must carry although nobody has set it. It says what it is instead of looking like an address. */
const NOT_SET = 'NOT PUBLISHED';

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    databaseUrl: env.DATABASE_URL,
    dataFolder: env.MADRONE_DATA ?? `${ROOT}.madrone/data`,
    portal: {
      host: env.MADRONE_HOST ?? '127.0.0.1',
      port: Number(env.MADRONE_PORT ?? 4280),
      secret: env.MADRONE_SECRET,
      publicUrl: env.MADRONE_PUBLIC_URL,
      behindProxy: env.MADRONE_BEHIND_PROXY === 'yes',
    },
    payer: {
      originator: `1${env.MADRONE_PAYER_TAX_ID ?? '000000000'}`,
      address: [env.MADRONE_PAYER_ADDRESS ?? NOT_SET],
      city: env.MADRONE_PAYER_CITY ?? NOT_SET,
      state: env.MADRONE_PAYER_STATE ?? 'CA',
      zip: env.MADRONE_PAYER_ZIP ?? '000000000',
      contactName: env.MADRONE_PAYER_CONTACT ?? 'CLAIMS',
      contactPhone: env.MADRONE_PAYER_PHONE ?? '',
    },
  };
}
