import { createHash, createHmac } from 'node:crypto';
import { FORM_HEADERS, JSON_HEADERS, type SignedRequest } from './signed-request.js';

/** base64(HMAC-SHA1(auth token, URL followed by each name and value, sorted by name)). */
export function twilioSignature(
  authToken: string,
  url: string,
  fields: Readonly<Record<string, string>> = {},
): string {
  const text = Object.keys(fields)
    .toSorted()
    .reduce((signed, name) => signed + name + fields[name], url);
  return createHmac('sha1', authToken).update(text).digest('base64');
}

/**
 * A webhook in form encoding, or in JSON, whose digest Twilio puts into the signed URL.
 * @param publicUrl under which Twilio knows the product, without a slash at the end
 * @param path below it, such as `/webhooks/twilio/sms`
 */
export function signTwilio(
  authToken: string,
  publicUrl: string,
  path: string,
  content: Readonly<Record<string, string>> | string,
): SignedRequest {
  if (typeof content === 'string') {
    const digest = createHash('sha256').update(content).digest('hex');
    const signedPath = `${path}${path.includes('?') ? '&' : '?'}bodySHA256=${digest}`;
    const signature = twilioSignature(authToken, publicUrl + signedPath);
    return { path: signedPath, headers: { ...JSON_HEADERS, 'x-twilio-signature': signature }, body: content };
  }
  const signature = twilioSignature(authToken, publicUrl + path, content);
  return {
    path,
    headers: { ...FORM_HEADERS, 'x-twilio-signature': signature },
    body: new URLSearchParams(content).toString(),
  };
}
