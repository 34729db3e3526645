import { ApiError } from './api-error.js';
import type { ConsoleConfig } from './contract.js';
import { EmbeddedIdentity, PastedIdentity, ProviderIdentity, type AgentIdentity } from './agent-identity.js';
import { readJson } from './read-json.js';
import { SignInError } from './sign-in-error.js';

export interface SessionState {
  readonly status: 'starting' | 'signed-in' | 'signed-out';
  /** Who, where that is known. */
  readonly name: string;
  /** Signing out is possible. */
  readonly canLeave: boolean;
  readonly error: SignInError | null;
}

const STARTING: SessionState = { status: 'starting', name: '', canLeave: false, error: null };
const SIGNED_OUT: SessionState = { ...STARTING, status: 'signed-out' };

/** Who the agent is, and the bearer token that says so. */
export class Session {
  #config: Promise<ConsoleConfig> | null = null;
  #provider: ProviderIdentity | null = null;
  #identity: AgentIdentity | null = null;
  #started: Promise<void> | null = null;
  #state = STARTING;
  #listeners = new Set<() => void>();

  readonly state = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  config(): Promise<ConsoleConfig> {
    this.#config ??= readJson<ConsoleConfig>('/api/console/config').catch((error: unknown) => {
      this.#config = null;
      throw error;
    });
    return this.#config;
  }

  /** Once per page: takes what the provider sent along, or goes there. @throws ApiError without a configuration */
  start(): Promise<void> {
    this.#started ??= this.#start();
    return this.#started;
  }

  /** To the provider; comes back to where the agent is. */
  async signIn(): Promise<void> {
    this.#become(STARTING);
    await this.#provider?.start().catch((error: unknown) => this.#fail(error));
  }

  bringToken(token: string): void {
    this.#signedIn(new PastedIdentity(token));
  }

  async signOut(): Promise<void> {
    const identity = this.#identity;
    this.#identity = null;
    await identity?.leave();
    this.#become(SIGNED_OUT);
  }

  /** @throws ApiError `unauthorised` when the agent has to sign in */
  async token(): Promise<string> {
    const token = await this.#identity?.token();
    if (token) return token;
    await this.#expired(this.#identity);
    throw new ApiError('unauthorised', 401, '');
  }

  /** The server refused this token. @returns whether there is another to try */
  async renew(refused: string): Promise<boolean> {
    const identity = this.#identity;
    if (!identity) return false;
    if ((await identity.token().catch(() => null)) !== refused) return true;
    return identity.renew(refused);
  }

  /** Another token was refused as well. */
  async refused(): Promise<void> {
    if (this.#identity?.isEmbedded) return;
    this.#identity = null;
    this.#fail(new SignInError('refused', ''));
  }

  get isEmbedded(): boolean {
    return this.#identity?.isEmbedded ?? false;
  }

  async #start(): Promise<void> {
    const config = await this.config();
    if (config.auth === 'dev') return this.#signedIn(new EmbeddedIdentity());
    try {
      this.#provider = await ProviderIdentity.of(config);
      const arrival = await this.#provider.arrive();
      if (arrival === 'signed-in') this.#signedIn(this.#provider);
      else if (arrival === 'signed-out') this.#become(SIGNED_OUT);
      else await this.#provider.start();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The time is over and nobody is there to say more: the provider most likely knows the agent still. */
  async #expired(identity: AgentIdentity | null): Promise<void> {
    if (!identity || this.#identity !== identity) return;
    this.#identity = null;
    await this.signIn();
  }

  #signedIn(identity: AgentIdentity): void {
    this.#identity = identity;
    this.#become({
      status: 'signed-in',
      name: identity.name,
      canLeave: !identity.isEmbedded,
      error: null,
    });
  }

  #fail(error: unknown): void {
    const known = error instanceof SignInError ? error : new SignInError('failed', String(error));
    this.#become({ ...SIGNED_OUT, error: known });
  }

  #become(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export const session = new Session();
