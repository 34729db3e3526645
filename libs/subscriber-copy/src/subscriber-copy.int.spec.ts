import fc from 'fast-check';
import {
  IdentityLinked,
  IdentityUnlinked,
  SubscriberMerged,
  SubscriberRegistered,
  SubscriberRemoved,
  SubscriberStatusChanged,
  SubscriberUnmerged,
  SubscriberUpdated,
  type EventEnvelope,
  type NewEvent,
} from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import { freshDatabase } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { saveSubscriberCopy } from './save-subscriber-copy.js';
import { SubscriberCopyTables1765000000000 } from './subscriber-copy-tables.js';
import { SubscriberCopy } from './subscriber-copy.query.js';

const id = (name: string) => idFromName('test', name);
const [amal, amalAgain, phone] = [id('amal'), id('amal again'), id('phone')];
const at = (sequence: number) => ({ time: new Date('2026-03-01T12:00:00.000Z'), sequence });
const profile = (subscriberId: string, name: string) => ({
  subscriberId,
  name,
  status: 'active',
  language: 'ar',
  identities: [],
});
const link = { provisionalId: phone, subscriberId: amal, verified: true, source: 'test' };
const identity = { kind: 'phone', value: '+447900000001' } as const;
const merge = { absorbedId: amalAgain, survivorId: amal, reason: 'one person', by: 'test' };

/** What happened, in order; whoever hears of it hears it in any. */
const history: readonly NewEvent[] = [
  SubscriberRegistered.create(profile(amal, 'Amal'), at(1)),
  SubscriberRegistered.create(profile(amalAgain, 'A.'), at(1)),
  SubscriberUpdated.create(profile(amal, 'Amal K.'), at(2)),
  SubscriberStatusChanged.create({ subscriberId: amal, fromStatus: 'active', toStatus: 'suspended' }, at(3)),
  IdentityLinked.create({ ...link, identity }, at(1)),
  SubscriberMerged.create(merge, at(1)),
];
const undone: readonly NewEvent[] = [
  SubscriberUnmerged.create(merge, at(2)),
  IdentityUnlinked.create({ ...link, identity }, at(2)),
];
const removal = SubscriberRemoved.create({ subscriberId: amal }, at(4));

let database: DataSource;
let copy: SubscriberCopy;

beforeAll(async () => {
  database = await new DataSource({
    type: 'postgres',
    url: (await freshDatabase('copy')).url,
    migrations: [SubscriberCopyTables1765000000000],
    migrationsRun: true,
  }).initialize();
  copy = new SubscriberCopy(database);
});
beforeEach(() => database.query('TRUNCATE subscriber_copy, subscriber_edge'));
afterAll(() => database.destroy());

const tell = (...events: readonly NewEvent[]) =>
  database.transaction((tx) =>
    saveSubscriberCopy(
      events.map((event) => event as unknown as EventEnvelope),
      tx,
    ),
  );

describe('a copy of the subscribers', () => {
  it('knows nobody of whom nothing was said, who is a family of one', async () => {
    expect(await copy.find(amal)).toBeUndefined();
    expect(await copy.familyOf(amal)).toEqual([amal]);
  });

  it('is the same in whatever order, batches and repetitions it is told', async () => {
    const heard = fc.tuple(
      fc.shuffledSubarray([...history, ...history], { minLength: 12 }),
      fc.integer({ min: 1, max: 11 }),
    );
    await fc.assert(
      fc.asyncProperty(heard, async ([events, cut]) => {
        await database.query('TRUNCATE subscriber_copy, subscriber_edge');
        await tell(...events.slice(0, cut));
        await tell(...events.slice(cut));
        expect(await copy.find(amal)).toEqual({
          subscriberId: amal,
          profile: profile(amal, 'Amal K.'),
          status: 'suspended',
          removed: false,
        });
        expect(await copy.familyOf(amalAgain)).toEqual([amal, ...[amalAgain, phone].toSorted()]);
      }),
      { numRuns: 25 },
    );
  });

  it('parts again who was merged and linked', async () => {
    await tell(...undone);
    await tell(...history);
    expect(await copy.familyOf(amal)).toEqual([amal]);
    expect(await copy.familyOf(amalAgain)).toEqual([amalAgain]);
    expect(await copy.familyOf(phone)).toEqual([phone]);
  });

  it('knows who was removed, also when it hears of that first', async () => {
    await tell(removal);
    await tell(...history);
    expect(await copy.find(amal)).toMatchObject({ removed: true });
    await tell(SubscriberRegistered.create(profile(amal, 'Amal'), at(5)));
    expect(await copy.find(amal)).toMatchObject({ removed: false });
  });
});
