import { randomInt } from 'node:crypto';
import type { DoorSecrets, SignedRequest } from '@viewline/simulator';

/** What a vendor sends: a text such as JSON, XML or MIME, or the fields of a form. */
export type Content = string | Record<string, string>;

export interface Sample {
  content: Content;
  /** Whom it comes from, as the timeline spells it. */
  address: string;
  /** How it stands on the timeline. */
  entry: { channel: string; kind: string; direction: string; text: string | null };
  /** ISO; absent where the vendor says no time, so that it happened when it came. */
  occurredAt?: string;
}

/** One channel adapter, seen from its vendor. */
export interface VendorDoor {
  name: string;
  /** The sample of the vendor's documentation, with ids and addresses made of these digits. */
  sample(digits: string): Sample;
  sign(secrets: DoorSecrets, content: Content, at: Date): SignedRequest;
  /** Rightly signed, and nothing that the vendor would send. */
  malformed: Content;
  /** A time is signed too, so that an old request cannot be used again. */
  signsTime?: true;
  /** The proof stands in the body, so that without one there is no proof either. */
  proofInBody?: true;
}

const RUN = String(randomInt(1_000, 10_000));
let last = 0;

/** Seven digits that no other sample of this or, most likely, any other run has. */
export function freshDigits(): string {
  last += 1;
  return RUN + String(last).padStart(3, '0');
}

export const textOf = (content: Content): string => {
  if (typeof content !== 'string') throw new Error('this door takes text');
  return content;
};

export const fieldsOf = (content: Content): Record<string, string> => {
  if (typeof content === 'string') throw new Error('this door takes a form');
  return content;
};
