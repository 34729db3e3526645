import { identity, provisionalSubscriberId } from '@viewline/events';

/** One contact of one subscriber; `sequence` counts from 1 without a gap. */
export interface Contact {
  subscriber: number;
  sequence: number;
}

const EXTERNAL_ID = /^torture-(\d+)-(\d+)$/;

/** What the source calls it: the name by which it is followed through the whole system. */
export function externalId({ subscriber, sequence }: Contact): string {
  return `torture-${subscriber}-${sequence}`;
}

/** Undefined for what is not ours. */
export function contactOf(id: string): Contact | undefined {
  const match = EXTERNAL_ID.exec(id);
  return match ? { subscriber: Number(match[1]), sequence: Number(match[2]) } : undefined;
}

export function phoneOf(subscriber: number): string {
  return `+4915112${String(subscriber).padStart(6, '0')}`;
}

/** The id that every service gives to the unknown owner of that number. */
export function subscriberIdOf(subscriber: number): string {
  const phone = identity('phone', phoneOf(subscriber));
  if (!phone) throw new Error(`${phoneOf(subscriber)} is no phone number`);
  return provisionalSubscriberId(phone);
}

export function textOf({ subscriber, sequence }: Contact): string {
  return `subscriber ${subscriber}, contact ${sequence}`;
}
