import { navigate } from 'wouter/use-browser-location';
import { ApiError } from './api-error.js';
import type { Oidc, OidcConfig } from './oidc.js';
import { readJson } from './read-json.js';
import { SignInError } from './sign-in-error.js';

/** Where tokens come from. */
export interface AgentIdentity {
  readonly name: string;
  /** Nobody signs in or out: the product itself hands out tokens. */
  readonly isEmbedded: boolean;
  /** @returns null when only a new sign-in can help */
  token(): Promise<string | null>;
  /** @returns whether there is another token than the refused one */
  renew(refused: string): Promise<boolean>;
  leave(): Promise<void>;
}

export class EmbeddedIdentity implements AgentIdentity {
  readonly name = '';
  readonly isEmbedded = true;
  #token: Promise<string> | null = null;

  token(): Promise<string> {
    this.#token ??= this.#issued().catch((error: unknown) => {
      this.#token = null;
      throw error;
    });
    return this.#token;
  }

  /** The product was started again and has a new key: it will hand out a new token as well. */
  async renew(): Promise<boolean> {
    this.#token = null;
    return true;
  }

  async leave(): Promise<void> {
    this.#token = null;
  }

  async #issued(): Promise<string> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'agent' }),
    };
    try {
      return (await readJson<{ access_token: string }>('/dev/token', init)).access_token;
    } catch (error) {
      // A product that is just starting may answer anything; it is worth asking again.
      if (error instanceof ApiError && !error.passing)
        throw new ApiError('failed', error.status, error.detail);
      throw error;
    }
  }
}

/** A token brought by hand, kept in memory. */
export class PastedIdentity implements AgentIdentity {
  readonly name = '';
  readonly isEmbedded = false;

  constructor(private readonly text: string) {}

  async token(): Promise<string> {
    return this.text;
  }

  async renew(): Promise<boolean> {
    return false;
  }

  async leave(): Promise<void> {}
}

/** Tokens of the operator's sign-in provider. */
export class ProviderIdentity implements AgentIdentity {
  readonly isEmbedded = false;

  private constructor(
    private readonly oidc: Oidc,
    private readonly paths: { readonly signedIn: string; readonly signedOut: string },
  ) {}

  /** The library is loaded only where there is a provider. */
  static async of(config: OidcConfig): Promise<ProviderIdentity> {
    const { Oidc: Client, SIGNED_IN_PATH, SIGNED_OUT_PATH } = await import('./oidc.js');
    return new ProviderIdentity(new Client(config), { signedIn: SIGNED_IN_PATH, signedOut: SIGNED_OUT_PATH });
  }

  get name(): string {
    return this.oidc.name;
  }

  /** What the address bar says of how the agent got here. @throws SignInError */
  async arrive(): Promise<'signed-in' | 'signed-out' | 'new'> {
    const { pathname } = window.location;
    if (pathname === this.paths.signedOut) {
      navigate('/', { replace: true });
      return 'signed-out';
    }
    if (pathname !== this.paths.signedIn) return 'new';
    try {
      navigate(await this.oidc.finish(), { replace: true });
      return 'signed-in';
    } catch (error) {
      // Reloading a used code would only fail again.
      navigate(error instanceof SignInError ? error.returnTo : '/', { replace: true });
      throw error;
    }
  }

  async start(): Promise<void> {
    await this.oidc.start(window.location.pathname + window.location.search);
  }

  token(): Promise<string | null> {
    return this.oidc.token();
  }

  renew(): Promise<boolean> {
    return this.oidc.renew();
  }

  leave(): Promise<void> {
    return this.oidc.signOut();
  }
}
