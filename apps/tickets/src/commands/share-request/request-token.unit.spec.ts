import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { readRequestToken, requestToken } from './request-token.js';

const KEY = randomBytes(32);
const NOW = new Date('2026-03-14T18:00:00Z');
const later = new Date(NOW.getTime() + 60_000);

describe('the token of a request', () => {
  it('opens its ticket until it expires', () => {
    const opened = { ticketId: randomUUID(), generation: 3 };
    const token = requestToken(opened, later, KEY);
    expect(readRequestToken(token, KEY, NOW)).toEqual(opened);
    expect(readRequestToken(token, KEY, later)).toBeUndefined();
  });

  it('opens nothing once any bit of it is another one', () => {
    const token = requestToken({ ticketId: randomUUID(), generation: 0 }, later, KEY);
    fc.assert(
      fc.property(fc.nat(token.length * 6 - 1), (bit) => {
        const bytes = Buffer.from(token, 'base64url');
        const at = Math.floor(bit / 8) % bytes.length;
        bytes[at]! ^= 1 << (bit % 8);
        expect(readRequestToken(bytes.toString('base64url'), KEY, NOW)).toBeUndefined();
      }),
    );
  });

  it('opens nothing under another key, and no text of anybody else does', () => {
    expect(
      readRequestToken(
        requestToken({ ticketId: randomUUID(), generation: 0 }, later, KEY),
        randomBytes(32),
        NOW,
      ),
    ).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\w-]{76}$/)), (text) => {
        expect(readRequestToken(text, KEY, NOW)).toBeUndefined();
      }),
    );
  });
});
