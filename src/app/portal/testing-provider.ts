import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { SignOnSettings } from '../settings.ts';

const CLIENT = { client_id: 'madrone', client_secret: 'a secret between the two of them' };

export interface TestProvider {
  readonly settings: SignOnSettings;
  /** Whom it signs in next. */
  visitor: string;
  readonly close: () => Promise<void>;
}

/** A whole OpenID Connect provider on the loopback. */
export async function openProvider(back: string): Promise<TestProvider> {
  const listening = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const issuer = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const opened: TestProvider = {
    visitor: 'ida',
    settings: {
      name: 'Clinic directory',
      issuer,
      clientId: CLIENT.client_id,
      clientSecret: CLIENT.client_secret,
      isSecondFactorTrusted: false,
    },
    close: async () => {
      listening.closeAllConnections();
      await new Promise((resolve) => listening.close(resolve));
    },
  };
  listening.on('request', lenient(issuer, back, () => opened.visitor).callback());
  return opened;
}

/** Everybody is let in at once, as who they say they are; e-mail addresses are claimed freely. */
function lenient(issuer: string, back: string, visitor: () => string): Provider {
  const made = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [back], grant_types: ['authorization_code'], response_types: ['code'] }],
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    pkce: { required: () => true },
    cookies: { keys: ['a key of a test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/let-in/${interaction.uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: 'account-manager@clinic.example', email_verified: true }),
    }),
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  made.use(async (context, next) => {
    if (!context.path.startsWith('/let-in/')) return next();
    await made.interactionFinished(context.req, context.res, { login: { accountId: visitor() } });
    context.respond = false;
  });
  return made;
}
