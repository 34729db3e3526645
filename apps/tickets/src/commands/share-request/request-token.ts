import { createHmac, timingSafeEqual } from 'node:crypto';

/** First byte of every token; another one means another layout. */
const LAYOUT = 1;
const ID = 16;
const HEAD = 1 + ID + 4;
const MAC = 32;

/**
 * A link to one ticket until a moment: layout, ticket id and the moment in seconds, followed by their HMAC-SHA256, in
 * base64url. Nothing in it is secret; without the key it cannot be made.
 */
export function requestToken(ticketId: string, expiresAt: Date, key: Buffer): string {
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(LAYOUT, 0);
  head.write(ticketId.replaceAll('-', ''), 1, 'hex');
  head.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000), 1 + ID);
  return Buffer.concat([head, macOf(head, key)]).toString('base64url');
}

/** @returns the ticket's id, or nothing for a token that is forged, damaged or too old */
export function readRequestToken(token: string, key: Buffer, now: Date): string | undefined {
  if (!/^[\w-]{71}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const head = bytes.subarray(0, HEAD);
  if (bytes.length !== HEAD + MAC || head[0] !== LAYOUT) return undefined;
  if (!timingSafeEqual(bytes.subarray(HEAD), macOf(head, key))) return undefined;
  if (head.readUInt32BE(1 + ID) * 1000 <= now.getTime()) return undefined;
  const hex = head.toString('hex', 1, 1 + ID);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const macOf = (head: Buffer, key: Buffer): Buffer => createHmac('sha256', key).update(head).digest();
