import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a tag stands for: one try, in the sender of the envelope; a message, in its `Message-ID`. */
export type TagKind = 'attempt' | 'message';

/** A UUID, then 82 bits of HMAC-SHA256, in digits that survive whoever writes addresses in capitals or without. */
const ID_LENGTH = 25;
const MAC_LENGTH = 16;
const TAG = new RegExp(`(?<![0-9a-z])[0-9a-z]{${ID_LENGTH + MAC_LENGTH}}(?![0-9a-z])`, 'gi');
/** `+` and a tag, within the 64 characters that RFC 5321 gives to the local part. */
export const TAG_ROOM = ID_LENGTH + MAC_LENGTH + 1;
const MOST_TAGS = 50;

/** Signed names of what was sent: nobody but its receiver knows the one of a letter, and nobody can make one up. */
export class BounceTags {
  constructor(
    private readonly secret: string,
    /** A tag of one provider says nothing at another. */
    private readonly provider: string,
  ) {}

  /** @param id a UUID */
  tagOf(kind: TagKind, id: string): string {
    const name = BigInt(`0x${id.replaceAll('-', '')}`)
      .toString(36)
      .padStart(ID_LENGTH, '0');
    return name + this.sign(kind, name);
  }

  /** @returns the ids of all tags of ours in a text, as far as they are genuine */
  find(kind: TagKind, text: string): string[] {
    const tags = [...new Set(text.toLowerCase().match(TAG))].slice(0, MOST_TAGS);
    return tags.flatMap((tag) => {
      const name = tag.slice(0, ID_LENGTH);
      const genuine = timingSafeEqual(Buffer.from(tag.slice(ID_LENGTH)), Buffer.from(this.sign(kind, name)));
      return genuine ? idOf(name) : [];
    });
  }

  private sign(kind: TagKind, name: string): string {
    const mac = createHmac('sha256', this.secret).update(`bounce-tag\n${this.provider}\n${kind}\n${name}`);
    return BigInt(`0x${mac.digest('hex')}`)
      .toString(36)
      .padStart(50, '0')
      .slice(-MAC_LENGTH);
  }
}

function idOf(name: string): string {
  const value = name.split('').reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  return value
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
