import { DOOR_WRITERS } from '../doors/door-writers.js';
import type { DoorContext, Outgoing } from '../doors/door-writer.js';
import { DOORS, type Contact, type Door } from '../stories/contact.js';

/** Contacts that go out together: one request, or the few that make up one call. */
export interface Parcel {
  door: Door;
  contacts: number;
  /** One after another. */
  requests: Outgoing[];
}

/** In the order in which it happened, what came late at the end; as many in one request as the vendor allows. */
export function parcelsOf(contacts: readonly Contact[], context: DoorContext): Parcel[] {
  const inTime = contacts.toSorted((a, b) => order(a) - order(b));
  const parcels = DOORS.flatMap((door) => {
    const writer = DOOR_WRITERS[door];
    const own = inTime.filter((contact) => contact.door === door);
    return Array.from({ length: Math.ceil(own.length / writer.batch) }, (_, n) => {
      const together = own.slice(n * writer.batch, (n + 1) * writer.batch);
      const parcel: Parcel = { door, contacts: together.length, requests: writer.write(together, context) };
      return { parcel, order: order(together[0]!) };
    });
  });
  return parcels.toSorted((a, b) => a.order - b.order).map(({ parcel }) => parcel);
}

const order = ({ at, late }: Contact): number => at.getTime() + (late ? 1e13 : 0);
