import { fileURLToPath } from 'node:url';
import type { RemittancePayer } from '../rooms/claims/index.ts';

/** What a deployment sets from outside. Nothing here is a rule. */
export interface Settings {
  /** A PostgreSQL server; the embedded one when absent. */
  readonly databaseUrl: string | undefined;
  /** Where the embedded database keeps its files. */
  readonly dataFolder: string;
  /** Where letters are laid for whoever faxes and mails them. */
  readonly noticesFolder: string;
  /** How often the portal sends them; 0 leaves it to `madrone notices send`. */
  readonly noticesEverySeconds: number;
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
  /** The domain passkeys are made for, above the host of the address: so they outlive a move to another host there. */
  readonly passkeyDomain: string | undefined;
  /** Where letters are laid for a mail transfer agent, and who they are from. */
  readonly mailFolder: string | undefined;
  readonly mailFrom: string;
  /** An identity provider for single sign-on. */
  readonly signOn: SignOnSettings | undefined;
  /** The malware scanner: `host:port` or the path of a socket of clamd. Without it documents are shown as not scanned. */
  readonly clamd: string | undefined;
  /** A proxy of ours in front tells the caller's address. */
  readonly behindProxy: boolean;
}

export interface SignOnSettings {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The provider asks for a second factor itself. */
  readonly isSecondFactorTrusted: boolean;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const MIGRATIONS_FOLDER = `${ROOT}migrations`;

/** Text an 835 must carry although nobody has set it. It says what it is instead of looking like an address. */
const NOT_SET = 'NOT PUBLISHED';

/** A variable that is set to nothing is not set: so do unit files and compose files leave things out. */
export function readSettings(given: NodeJS.ProcessEnv): Settings {
  const env: NodeJS.ProcessEnv = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const dataFolder = env.MADRONE_DATA ?? `${ROOT}.madrone/data`;
  return {
    databaseUrl: env.DATABASE_URL,
    dataFolder,
    noticesFolder: env.MADRONE_NOTICES_FOLDER ?? `${dataFolder}-notices`,
    noticesEverySeconds: Number(env.MADRONE_NOTICES_EVERY ?? 60),
    portal: {
      host: env.MADRONE_HOST ?? '127.0.0.1',
      port: Number(env.MADRONE_PORT ?? 4280),
      secret: env.MADRONE_SECRET,
      publicUrl: env.MADRONE_PUBLIC_URL,
      passkeyDomain: env.MADRONE_PASSKEY_DOMAIN,
      mailFolder: env.MADRONE_MAIL_FOLDER,
      mailFrom: env.MADRONE_MAIL_FROM ?? 'Madrone <no-reply@localhost>',
      signOn: signOnOf(env),
      clamd: env.MADRONE_CLAMD,
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

function signOnOf(env: NodeJS.ProcessEnv): SignOnSettings | undefined {
  const {
    MADRONE_SIGN_ON_ISSUER: issuer,
    MADRONE_SIGN_ON_CLIENT: clientId,
    MADRONE_SIGN_ON_SECRET: clientSecret,
  } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return {
    name: env.MADRONE_SIGN_ON_NAME ?? new URL(issuer).host,
    issuer,
    clientId,
    clientSecret,
    isSecondFactorTrusted: env.MADRONE_SIGN_ON_SECOND_FACTOR === 'trusted',
  };
}
