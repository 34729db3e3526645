import { ApiError, errorOfResponse } from './api-error.js';
import type { ConsoleConfig } from './contract.js';

export type SessionState = 'signed-out' | 'signed-in' | 'refused';

const STORED_TOKEN = 'viewline.token';

/**
 * Who the agent is, as a bearer token. The embedded product hands tokens out by itself; elsewhere the agent
 * brings one, kept for this tab only.
 */
export class Session {
  #config: Promise<ConsoleConfig> | null = null;
  #token: Promise<string> | null = null;
  #state: SessionState = sessionStorage.getItem(STORED_TOKEN) ? 'signed-in' : 'signed-out';
  #listeners = new Set<() => void>();

  /** What the sign-in screen goes by, where tokens are brought by the agent. */
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

  /** @throws ApiError `unauthorised` when the agent has to bring a token */
  token(): Promise<string> {
    this.#token ??= this.#obtain().catch((error: unknown) => {
      this.#token = null;
      throw error;
    });
    return this.#token;
  }

  /** The server no longer takes this token. A newer one, obtained meanwhile, stays. */
  async forget(token: string): Promise<void> {
    const current = await this.#token?.catch(() => null);
    if (current !== token) return;
    this.#token = null;
    sessionStorage.removeItem(STORED_TOKEN);
    this.#become('refused');
  }

  signIn(token: string): void {
    sessionStorage.setItem(STORED_TOKEN, token);
    this.#token = Promise.resolve(token);
    this.#become('signed-in');
  }

  #become(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  async #obtain(): Promise<string> {
    const { auth } = await this.config();
    if (auth === 'dev') {
      const issued = await readJson<{ access_token: string }>('/dev/token', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ role: 'agent' }),
      });
      return issued.access_token;
    }
    const stored = sessionStorage.getItem(STORED_TOKEN);
    if (!stored) throw new ApiError('unauthorised', 401, '');
    return stored;
  }
}

async function readJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new ApiError('unreachable', 0, '');
  });
  if (!response.ok) throw await errorOfResponse(response);
  return (await response.json()) as T;
}

export const session = new Session();
