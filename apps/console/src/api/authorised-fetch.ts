import { ApiError, errorOfResponse } from './api-error.js';
import { session } from './session.js';

/**
 * One request in the agent's name. A refused token is renewed once, so that an expired one never shows.
 * @throws ApiError for everything but a 2xx; an abort passes through as `AbortError`
 */
export async function authorisedFetch(path: string, init: RequestInit = {}): Promise<Response> {
  const first = await attempt(path, init);
  if (first.response.status !== 401) return orThrow(first.response);
  const again = (await session.renew(first.token)) ? (await attempt(path, init)).response : first.response;
  if (again.status === 401) {
    await session.refused();
    // The product is just being started again: the next try will have the next key's token.
    if (session.isEmbedded) throw new ApiError('failed', 401, '');
  }
  return orThrow(again);
}

async function attempt(path: string, init: RequestInit): Promise<{ token: string; response: Response }> {
  const token = await session.token();
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  try {
    return { token, response: await fetch(path, { ...init, headers }) };
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError('unreachable', 0, '');
  }
}

async function orThrow(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw await errorOfResponse(response);
}
