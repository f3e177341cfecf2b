import * as oidc from 'openid-client';

/** An identity provider of the deployment, spoken to by OpenID Connect. */
export interface Provider {
  readonly key: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The provider asks for a second factor itself; ours is then not asked. */
  readonly isSecondFactorTrusted: boolean;
}

/** What must be the same when the person comes back. Travels sealed in a cookie. */
export interface SignOnChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
}

export interface SingleSignOn {
  readonly providers: readonly Pick<Provider, 'key' | 'name' | 'isSecondFactorTrusted'>[];
  readonly start: (provider: string) => Promise<{ readonly url: string; readonly checks: SignOnChecks } | undefined>;
  /** Undefined when what came back is not the answer to that start, or the provider does not vouch for it. */
  readonly finish: (provider: string, query: string, checks: SignOnChecks) => Promise<ProvenIdentity | undefined>;
}

export interface SignOnOptions {
  /** Where the provider sends people back: a page of the portal. */
  readonly redirectUri: string;
  /** For a provider on this machine in a test; never in earnest. */
  readonly allowHttp?: boolean;
}

/** Authorization code with PKCE, state and nonce. Providers are asked for their metadata when first needed. */
export function singleSignOn(providers: readonly Provider[], { redirectUri, allowHttp }: SignOnOptions): SingleSignOn {
  const known = new Map<string, Promise<oidc.Configuration>>();
  const configurationOf = (provider: Provider): Promise<oidc.Configuration> => {
    const asked =
      known.get(provider.key) ??
      oidc.discovery(new URL(provider.issuer), provider.clientId, provider.clientSecret, undefined, {
        execute: allowHttp ? [oidc.allowInsecureRequests] : [],
      });
    known.set(provider.key, asked);
    asked.catch(() => known.delete(provider.key)); // a provider that was away is asked again next time
    return asked;
  };
  const find = (key: string) => providers.find((provider) => provider.key === key);
  return {
    providers,
    async start(key) {
      const provider = find(key);
      if (!provider) return undefined;
      const configuration = await configurationOf(provider);
      const checks = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        state: checks.state,
        nonce: checks.nonce,
      });
      return { url: url.href, checks };
    },
    async finish(key, query, checks) {
      const provider = find(key);
      if (!provider) return undefined;
      const configuration = await configurationOf(provider);
      const back = new URL(redirectUri);
      back.search = query;
      try {
        const tokens = await oidc.authorizationCodeGrant(configuration, back, {
          pkceCodeVerifier: checks.verifier,
          expectedState: checks.state,
          expectedNonce: checks.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        return claims ? { issuer: claims.iss, subject: claims.sub } : undefined;
      } catch (error) {
        if (isAnswerOfNo(error)) return undefined;
        throw error;
      }
    },
  };
}

/** The provider, or the check of what it sent, said no. Anything else is a defect. */
function isAnswerOfNo(error: unknown): boolean {
  return (
    error instanceof oidc.AuthorizationResponseError ||
    error instanceof oidc.ResponseBodyError ||
    error instanceof oidc.WWWAuthenticateChallengeError ||
    error instanceof oidc.ClientError
  );
}
