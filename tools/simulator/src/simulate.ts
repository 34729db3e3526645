import type { DoorSecrets } from './door-secrets.js';
import type { DoorContext } from './doors/door-writer.js';
import { isOpen } from './doors/door-writers.js';
import { publishFacts } from './facts/publish-facts.js';
import { known } from './facts/subscribers.js';
import { createSample } from './sample/create-sample.js';
import { victimsOf } from './sample/match-night.js';
import { HttpSender } from './sending/http-sender.js';
import { inParallel } from './sending/in-parallel.js';
import { parcelsOf } from './sending/parcels.js';
import { registerSubscribers } from './sending/register-subscribers.js';
import { sendParcel } from './sending/send-parcel.js';
import { ServicesApi } from './services/api.js';
import { driveServices } from './services/drive-services.js';
import { Tally, type SimulationResult } from './sending/tally.js';

export interface Progress {
  /** Contacts. */
  done: number;
  total: number;
}

export interface SimulationOptions {
  /** Where to send to. */
  baseUrl: string;
  /** Under which the vendors know the product; Twilio signs it. */
  publicUrl: string;
  /** Doors whose secret is not among them are left alone. */
  secrets: DoorSecrets;
  /** For importing the customer base. */
  operatorToken: string;
  seed: number;
  subscribers: number;
  contacts: number;
  /** Where the facts go whose owners are not there yet, `postgres://…` or `kafka://…`; absent, they are left out. */
  eventLogUrl?: string;
  /** Requests at a time. */
  concurrency: number;
  now: Date;
  onProgress?: (progress: Progress) => void;
}

/**
 * An operator's customers and sixty days of their contacts, through the product's public doors. Run again on the same
 * day with the same seed it sends what it sent before, under the same ids: nothing is there twice.
 */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const { seed, subscribers, contacts, now, secrets, concurrency, onProgress } = options;
  const sample = createSample({ seed, subscribers, contacts, now, isOpen: (door) => isOpen(door, secrets) });
  const sender = new HttpSender(new URL(options.baseUrl), concurrency);
  const tally = new Tally();
  let done = 0;
  try {
    const access = { sender, token: options.operatorToken, tally, concurrency };
    const ids = await registerSubscribers(sample.subscribers, access);
    const customers = known(sample.subscribers, ids);
    const { eventLogUrl } = options;
    if (eventLogUrl && customers.length > 0)
      await publishFacts({ customers, victims: victimsOf(contacts), now, eventLogUrl, tally });
    await inParallel(parcelsOf(sample.contacts, contextOf(options)), concurrency, async (parcel) => {
      await sendParcel(sender, parcel, tally);
      done += parcel.contacts;
      onProgress?.({ done, total: sample.contacts.length });
    });
    if (customers.length > 0)
      await driveServices(new ServicesApi({ sender, token: options.operatorToken, tally }), customers, now);
  } finally {
    sender.close();
  }
  return tally.result();
}

type Identified = Pick<SimulationOptions, 'seed' | 'now' | 'secrets' | 'publicUrl'>;

/** @param run tells apart samples that are not to share their vendors' ids */
export function contextOf({ seed, now, secrets, publicUrl }: Identified, run = ''): DoorContext {
  const own = secrets.ownAddresses?.[0] ?? '@viewline.example';
  return {
    sample: `${seed} ${now.toISOString().slice(0, 10)}${run}`,
    secrets,
    publicUrl: publicUrl.replace(/\/$/, ''),
    ownAddress: own.startsWith('@') ? `care${own}` : own,
  };
}
