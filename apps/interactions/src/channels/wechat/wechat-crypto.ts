import { createDecipheriv, createHash } from 'node:crypto';
import { DomainError } from '@viewline/kernel';

/** WeChat's signature: SHA-1 of the sorted parts. (A shared word is among them; it is no HMAC.) */
export function wechatSignature(...parts: string[]): string {
  return createHash('sha1').update(parts.toSorted().join('')).digest('hex');
}

/**
 * Opens an encrypted message: AES-256-CBC, the key's first 16 bytes as vector, PKCS#7 to 32 bytes, and inside 16
 * random bytes, the length as four bytes, the XML, the app id.
 * @throws DomainError `unauthenticated` where it was not sealed for this account
 */
export function openWechatMessage(sealed: string, encodingAesKey: string, appId: string): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  let plain: Buffer;
  try {
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    plain = Buffer.concat([cipher.update(sealed, 'base64'), cipher.final()]);
  } catch {
    return refuse();
  }
  const padding = plain.at(-1) ?? 0;
  if (padding < 1 || padding > 32 || plain.length < 20 + padding) return refuse();
  const content = plain.subarray(20, plain.length - padding);
  const length = plain.readUInt32BE(16);
  if (length > content.length || content.subarray(length).toString('utf8') !== appId) return refuse();
  return content.subarray(0, length).toString('utf8');
}

function refuse(): never {
  throw new DomainError(
    'unauthenticated',
    'webhook.not-sealed-for-us',
    'the message is not encrypted for this account',
  );
}
