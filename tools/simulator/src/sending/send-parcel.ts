import { deliver, isAccepted } from './deliver.js';
import type { HttpSender } from './http-sender.js';
import type { Parcel } from './parcels.js';
import type { Tally } from './tally.js';

/** A parcel counts as accepted when the whole of it is. */
export async function sendParcel(
  sender: HttpSender,
  { door, contacts, requests }: Parcel,
  tally: Tally,
): Promise<void> {
  let problem: string | undefined;
  for (const request of requests) {
    try {
      const answer = await deliver(sender, request);
      if (!isAccepted(answer)) problem ??= `${answer.status} ${answer.body}`;
    } catch (error) {
      problem ??= String(error);
    }
  }
  tally.add(door, contacts, problem);
}
