import type { DoorSecrets } from '../door-secrets.js';
import { hexOf, numberOf } from '../random.js';
import type { SignedRequest } from '../signing/signed-request.js';
import type { Contact } from '../stories/contact.js';

/** What a vendor's request needs beside the contact itself. */
export interface DoorContext {
  /** Seed and day: the same sample gives the same ids at the vendors. */
  sample: string;
  secrets: DoorSecrets;
  /** Without a slash at the end; Twilio signs it. */
  publicUrl: string;
  /** From which the operator's own mails are written. */
  ownAddress: string;
}

/** Signed when it is sent, because most vendors sign the time as well. */
export type Outgoing = (at: Date) => SignedRequest;

/** Puts contacts into one vendor's words. */
export interface DoorWriter {
  /** Contacts that fit into one request. */
  batch: number;
  /** Requests to be sent one after another. @param contacts at most `batch` */
  write(contacts: readonly Contact[], context: DoorContext): Outgoing[];
}

/** An id as a vendor would have given it: hexadecimal, at most 64 digits. */
export function hexId({ sample }: DoorContext, digits: number, ...name: string[]): string {
  return hexOf(sample, ...name).slice(0, digits);
}

export function numberId({ sample }: DoorContext, digits: number, ...name: string[]): string {
  return numberOf(digits, sample, ...name);
}

export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** @throws Error where the door has no secret: such doors are left out before anything is written */
export function secretFor(door: string, secret: string | undefined): string {
  if (!secret) throw new Error(`no secret for ${door}`);
  return secret;
}
