import {
  ErrorResponse,
  InMemoryWebStorage,
  UserManager,
  WebStorageStateStore,
  type User,
} from 'oidc-client-ts';
import { SignInError } from './sign-in-error.js';

/** Where the provider sends the agent back to; the first two are to be registered there. */
export const SIGNED_IN_PATH = '/signed-in';
export const SIGNED_OUT_PATH = '/signed-out';
/** An access token this close to its end is renewed first. Seconds. */
const NEARLY_OVER = 30;

export interface OidcConfig {
  readonly authority: string;
  readonly clientId: string;
  readonly scope?: string;
}

/**
 * Authorisation code with PKCE at the operator's own provider. Tokens live in memory only; what has to survive the
 * way there and back (state, code verifier, where the agent was) in the tab's session storage.
 */
export class Oidc {
  readonly #manager: UserManager;
  #user: User | null = null;
  #renewing: Promise<User | null> | null = null;

  constructor({ authority, clientId, scope }: OidcConfig) {
    const { origin } = window.location;
    this.#manager = new UserManager({
      authority,
      client_id: clientId,
      scope: scope ?? 'openid profile',
      redirect_uri: origin + SIGNED_IN_PATH,
      post_logout_redirect_uri: origin + SIGNED_OUT_PATH,
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
      // Ours below: the library would fall back to a hidden frame, which browsers without third-party cookies fail.
      automaticSilentRenew: false,
    });
    this.#manager.events.addAccessTokenExpiring(() => void this.#renewed());
  }

  /** Who is signed in, as the provider calls them. */
  get name(): string {
    const { name, preferred_username: username, email, sub } = this.#user?.profile ?? {};
    return name ?? username ?? email ?? sub ?? '';
  }

  /** Leaves the page. @param returnTo path and query to come back to */
  async start(returnTo: string): Promise<void> {
    await this.#manager.signinRedirect({ state: returnTo }).catch(asSignInError);
  }

  /** Back from the provider: the code for tokens. @returns path and query where the agent was */
  async finish(): Promise<string> {
    this.#user = await this.#manager.signinRedirectCallback().catch(asSignInError);
    return ownPath(this.#user.state);
  }

  /** @returns null when only a new sign-in can help */
  async token(): Promise<string | null> {
    if (this.#user && (this.#user.expires_in ?? Infinity) < NEARLY_OVER) await this.#renewed();
    return this.#user?.expired ? null : (this.#user?.access_token ?? null);
  }

  /** The server refused a token: whether there is a new one to try. */
  async renew(): Promise<boolean> {
    return (await this.#renewed()) !== null;
  }

  /** Leaves the page where the provider has a sign-out of its own. */
  async signOut(): Promise<void> {
    const leavesPage = await this.#manager.metadataService.getEndSessionEndpoint().catch(() => undefined);
    if (leavesPage) return this.#manager.signoutRedirect();
    await this.forget();
  }

  async forget(): Promise<void> {
    this.#user = null;
    await this.#manager.removeUser();
  }

  #renewed(): Promise<User | null> {
    this.#renewing ??= this.#refresh().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #refresh(): Promise<User | null> {
    if (!this.#user?.refresh_token) return null;
    try {
      this.#user = await this.#manager.signinSilent();
      return this.#user;
    } catch (error) {
      // Only a provider that says no ends the session; one that cannot be reached may be back in a moment.
      if (error instanceof ErrorResponse) await this.forget();
      return null;
    }
  }
}

function asSignInError(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ErrorResponse) {
    throw new SignInError('denied', error.error_description ?? error.error ?? message, ownPath(error.state));
  }
  if (/no matching state|no state in response/i.test(message)) throw new SignInError('stale', '');
  if (error instanceof TypeError || /network|timeout|fetch/i.test(message))
    throw new SignInError('unreachable', '');
  throw new SignInError('failed', message);
}

/** A path of ours and nothing else, whatever was stored. */
function ownPath(state: unknown): string {
  return typeof state === 'string' && /^\/(?![/\\])/.test(state) ? state : '/';
}
