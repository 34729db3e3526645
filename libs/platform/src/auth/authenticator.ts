import type { ApiKeys } from './api-keys.js';
import { badCredentials, type Credentials } from './credentials.js';
import type { JwtVerifier } from './jwt-verifier.js';
import type { Principal } from './principal.js';

/** Turns what a caller shows into who it is. Without any configured verifier nobody is anybody. */
export class Authenticator {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly tokens: JwtVerifier | undefined,
  ) {}

  async authenticate(credentials: Credentials): Promise<Principal> {
    if ('apiKey' in credentials) return this.apiKeys.authenticate(credentials.apiKey);
    if (!this.tokens) throw badCredentials();
    return await this.tokens.authenticate(credentials.bearer);
  }
}
