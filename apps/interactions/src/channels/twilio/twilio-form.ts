import { createHash } from 'node:crypto';
import type { WebhookRequest } from '../channel-adapter.port.js';
import { hmac, requireSignature } from '../shared/signature.js';
import { parseJsonObject } from '../shared/untrusted-json.js';

/**
 * The form that Twilio signed: base64(HMAC-SHA1(auth token, URL + each sorted name followed by its value)). A JSON
 * body is signed by its digest in the query (`bodySHA256`) and takes no part in the string.
 * @throws DomainError `unauthenticated`
 */
export function verifiedTwilioForm(request: WebhookRequest, authToken: string): URLSearchParams {
  const digest = request.query.bodySHA256;
  const form = new URLSearchParams(digest === undefined ? request.rawBody.toString('utf8') : '');
  requireSignature(
    request.headers['x-twilio-signature'],
    signatures(request.url, concatenated(form), authToken),
  );
  if (digest === undefined) return form;
  requireSignature(digest, createHash('sha256').update(request.rawBody).digest('hex'));
  const fields = Object.entries(parseJsonObject(request.rawBody));
  return new URLSearchParams(
    fields.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Twilio signs some requests with the default port in the URL and some without. */
function* signatures(url: string, fields: string, authToken: string): Generator<string> {
  yield hmac('sha1', authToken, 'base64', url + fields);
  yield hmac('sha1', authToken, 'base64', withOtherPort(url) + fields);
}

/** Twilio's libraries sign a repeated field once per distinct value. */
function concatenated(form: URLSearchParams): string {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of form) values.set(name, (values.get(name) ?? new Set()).add(value));
  return [...values.keys()]
    .toSorted()
    .map((name) =>
      [...values.get(name)!]
        .toSorted()
        .map((value) => name + value)
        .join(''),
    )
    .join('');
}

/** With the default port where it has none, without any where it has one. */
function withOtherPort(url: string): string {
  const match = /^(https?):\/\/([^/?#]+)(.*)$/s.exec(url);
  if (!match) return url;
  const [, scheme, authority, rest] = match as unknown as [string, string, string, string];
  const port = scheme === 'https' ? ':443' : ':80';
  const other = /:\d+$/.test(authority) ? authority.replace(/:\d+$/, '') : authority + port;
  return `${scheme}://${other}${rest}`;
}
