import { setTimeout as pause } from 'node:timers/promises';
import { isOpen } from './doors/door-writers.js';
import { hexOf } from './random.js';
import { createSample } from './sample/create-sample.js';
import { HttpSender } from './sending/http-sender.js';
import { parcelsOf } from './sending/parcels.js';
import { sendParcel } from './sending/send-parcel.js';
import { Tally, type SimulationResult } from './sending/tally.js';
import { contextOf, type Progress, type SimulationOptions } from './simulate.js';
import type { Contact } from './stories/contact.js';

export interface LiveOptions extends Omit<SimulationOptions, 'contacts' | 'operatorToken'> {
  /** Contacts per second; more than the product takes in are not sent faster than `concurrency` allows. */
  ratePerSecond: number;
  durationSeconds: number;
}

/** Contacts of the sample operator's customers as they happen, at an even rate, for a while. */
export async function liveTraffic(options: LiveOptions): Promise<SimulationResult> {
  const { seed, subscribers, secrets, concurrency, now, onProgress } = options;
  const total = Math.round(options.ratePerSecond * options.durationSeconds);
  const open = (door: Contact['door']) => isOpen(door, secrets);
  const sample = createSample({ seed, subscribers, contacts: total, now, isOpen: open });
  // Another run is another traffic, even with the same seed on the same day.
  const context = contextOf(options, ` live ${hexOf(now.toISOString()).slice(0, 12)}`);
  const sender = new HttpSender(new URL(options.baseUrl), concurrency);
  const tally = new Tally();
  const began = performance.now();
  const progress: Progress = { done: 0, total: sample.contacts.length };
  const underWay = new Set<Promise<void>>();
  try {
    for (const [n, contact] of sample.contacts.entries()) {
      const wait = began + (n * 1000) / options.ratePerSecond - performance.now();
      if (wait > 1) await pause(wait);
      while (underWay.size >= concurrency) await Promise.race(underWay);
      const [parcel] = parcelsOf([{ ...contact, ...justNow(contact) }], context);
      const sent = sendParcel(sender, parcel!, tally).then(() => {
        underWay.delete(sent);
        progress.done += 1;
        onProgress?.({ ...progress });
      });
      underWay.add(sent);
    }
    await Promise.all(underWay);
  } finally {
    sender.close();
  }
  return tally.result();
}

/** A call or a visit is told of when it is over. */
function justNow({ seconds = 0, waitSeconds = 0 }: Contact): Pick<Contact, 'at'> {
  return { at: new Date(Date.now() - (seconds + waitSeconds) * 1000) };
}
