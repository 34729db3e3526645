import { ApiError, errorOfResponse } from './api-error.js';

/** A request in nobody's name. @throws ApiError */
export async function readJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new ApiError('unreachable', 0, '');
  });
  if (!response.ok) throw await errorOfResponse(response);
  return (await response.json()) as T;
}
