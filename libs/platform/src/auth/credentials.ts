import { DomainError } from '@viewline/kernel';

export type Credentials = { bearer: string } | { apiKey: string };

type Headers = Record<string, string | string[] | undefined>;

const BEARER = /^Bearer +([\w.~+/=-]+) *$/i;

/** What the caller shows; `undefined` if nothing. Two kinds at once are refused: which of them counts would be a guess. */
export function readCredentials(headers: Headers): Credentials | undefined {
  const { authorization, 'x-api-key': apiKey } = headers;
  if (authorization !== undefined && apiKey !== undefined) throw badCredentials();
  if (typeof apiKey === 'string') return { apiKey };
  if (authorization === undefined) return undefined;
  const bearer = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
  if (bearer === undefined) throw badCredentials();
  return { bearer };
}

/** One message for all ways of being wrong: the difference would help only who guesses. */
export function badCredentials(): DomainError {
  return new DomainError('unauthenticated', 'auth.bad-credentials', 'The credentials are not valid');
}
