import * as client from 'openid-client';
import { ThroughlineError } from '../contract/errors.js';

export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends people back to. */
  readonly redirectUri: URL;
}

/** What one sign-in keeps between going to the provider and coming back. */
export interface OidcAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Oidc {
  /** Where to send somebody, and what to keep until they come back. */
  begin(): Promise<{ url: URL; attempt: OidcAttempt }>;
  /**
   * Who came back, by the provider’s signed word.
   * @returns the subject. @throws ThroughlineError where state, nonce, code or signature do not fit.
   */
  finish(back: URL, attempt: OidcAttempt): Promise<string>;
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';

/** OpenID Connect, authorization code flow with PKCE; the provider is asked for when first needed. */
export function openOidc(settings: OidcSettings): Oidc {
  let found: Promise<client.Configuration> | null = null;
  const configuration = () => {
    found ??= client
      .discovery(settings.issuer, settings.clientId, settings.clientSecret, undefined, {
        timeout: 10,
        // Plain HTTP only to a provider on this machine.
        execute: isLoopback(settings.issuer) ? [client.allowInsecureRequests] : [],
      })
      .catch((cause: unknown) => {
        found = null;
        throw new ThroughlineError('The identity provider does not answer.', { cause });
      });
    return found;
  };
  return {
    begin: async () => {
      const config = await configuration();
      const attempt: OidcAttempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: settings.redirectUri.href,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
      });
      return { url, attempt };
    },
    finish: async (back, attempt) => {
      const config = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(config, back, {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        });
        return tokens.claims()!.sub;
      } catch (cause) {
        throw new ThroughlineError('The identity provider’s answer does not fit.', { cause });
      }
    },
  };
}
