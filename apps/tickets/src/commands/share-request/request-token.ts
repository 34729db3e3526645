import { createHmac, timingSafeEqual } from 'node:crypto';

/** First byte of every token; another one means another layout. */
const LAYOUT = 2;
const ID = 16;
const EXPIRY = 1 + ID;
const GENERATION = EXPIRY + 4;
const HEAD = GENERATION + 4;
const MAC = 32;

/** What a link opens. */
export interface OpenedRequest {
  ticketId: string;
  /** How often the links of this ticket had been withdrawn when it was made. */
  generation: number;
}

/**
 * A link to one ticket until a moment: layout, ticket id, the moment in seconds and the generation, followed by their
 * HMAC-SHA256, in base64url. Nothing in it is secret; without the key it cannot be made.
 */
export function requestToken({ ticketId, generation }: OpenedRequest, expiresAt: Date, key: Buffer): string {
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(LAYOUT, 0);
  head.write(ticketId.replaceAll('-', ''), 1, 'hex');
  head.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000), EXPIRY);
  head.writeUInt32BE(generation, GENERATION);
  return Buffer.concat([head, macOf(head, key)]).toString('base64url');
}

/** @returns nothing for a token that is forged, damaged or too old */
export function readRequestToken(token: string, key: Buffer, now: Date): OpenedRequest | undefined {
  if (!/^[\w-]{76}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const head = bytes.subarray(0, HEAD);
  if (bytes.length !== HEAD + MAC || head[0] !== LAYOUT) return undefined;
  if (!timingSafeEqual(bytes.subarray(HEAD), macOf(head, key))) return undefined;
  if (head.readUInt32BE(EXPIRY) * 1000 <= now.getTime()) return undefined;
  const hex = head.toString('hex', 1, 1 + ID);
  const ticketId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { ticketId, generation: head.readUInt32BE(GENERATION) };
}

const macOf = (head: Buffer, key: Buffer): Buffer => createHmac('sha256', key).update(head).digest();
