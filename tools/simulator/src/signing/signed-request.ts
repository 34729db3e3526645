/** A vendor's request as it goes over the wire, always a POST. */
export interface SignedRequest {
  /** Path and query. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string | Buffer;
}

export const JSON_HEADERS = { 'content-type': 'application/json' };
export const FORM_HEADERS = { 'content-type': 'application/x-www-form-urlencoded' };

export function unixSeconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1000));
}
