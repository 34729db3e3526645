import fc from 'fast-check';
import { DOORS, type Contact } from '../stories/contact.js';
import { createSample, type SampleOptions } from './create-sample.js';

const DAY = 86_400_000;
const NOON = new Date('2026-03-01T12:00:00Z');
const sample = (rest: Partial<SampleOptions> = {}) =>
  createSample({ seed: 1, subscribers: 100, contacts: 1500, now: NOON, isOpen: () => true, ...rest });
const told = ({ key, door, kind, person, direction, text, conversation }: Contact) =>
  [key, door, kind, person.key, person.name, direction, text, conversation].join(' ');

describe('a sample', () => {
  const { contacts } = sample();

  it('is the same for the same seed and another for another', () => {
    expect(sample()).toEqual(sample());
    expect(sample({ seed: 2 }).contacts.map(told)).not.toEqual(contacts.map(told));
  });

  it('tells the same stories all day, and others on the next', () => {
    const evening = sample({ now: new Date('2026-03-01T23:59:00Z') });
    expect(evening.contacts.map(told)).toEqual(contacts.map(told));
    const tomorrow = sample({ now: new Date('2026-03-02T00:00:00Z') });
    expect(tomorrow.contacts.map(told)).not.toEqual(contacts.map(told));
    expect(tomorrow.subscribers).toEqual(sample().subscribers);
  });

  it('has as many subscribers and contacts as asked for, none of them twice', () => {
    const count = fc.record({
      seed: fc.integer(),
      subscribers: fc.integer({ min: 0, max: 40 }),
      contacts: fc.integer({ min: 0, max: 300 }),
    });
    fc.assert(
      fc.property(count, (wanted) => {
        const made = sample(wanted);
        expect(made.subscribers).toHaveLength(wanted.subscribers);
        expect(made.contacts).toHaveLength(wanted.contacts);
        expect(new Set(made.contacts.map(({ key }) => key)).size).toBe(wanted.contacts);
      }),
      { numRuns: 40 },
    );
  });

  it('lies in the last sixty days and never ahead', () => {
    const times = contacts.map(({ at, seconds = 0, waitSeconds = 0 }) => [
      at.getTime(),
      at.getTime() + (seconds + waitSeconds) * 1000,
    ]);
    expect(Math.max(...times.flat())).toBeLessThanOrEqual(NOON.getTime());
    expect(Math.min(...times.flat())).toBeGreaterThan(NOON.getTime() - 61 * DAY);
  });

  it('uses every door, and is alive: something happened within the last minutes', () => {
    const used = new Set(sample({ contacts: 3000 }).contacts.map(({ door }) => door));
    expect([...used].toSorted()).toEqual(DOORS.toSorted());
    expect(contacts.some(({ at }) => NOON.getTime() - at.getTime() < 5 * 60_000)).toBe(true);
  });

  it('has a match night on which many write within minutes', () => {
    const kickOff = Date.parse('2026-02-23T20:45:00Z');
    const angry = contacts.filter(
      ({ at, direction }) =>
        direction === 'inbound' && at.getTime() >= kickOff && at.getTime() < kickOff + 10 * 60_000,
    );
    expect(new Set(angry.map(({ person }) => person.key)).size).toBeGreaterThanOrEqual(38);
  });

  it('knows strangers, late arrivals and long stories', () => {
    expect(contacts.filter(({ person }) => !person.subscriber).length).toBeGreaterThan(50);
    expect(contacts.filter(({ late }) => late).length).toBeGreaterThan(3);
    const first = contacts.filter(({ key }) => key.startsWith('s1.'));
    const doors = first.map(({ door }) => door.split('/')[0]);
    expect(doors).toEqual(expect.arrayContaining(['generic', 'chatwoot']));
    expect(first.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['session', 'call', 'message', 'visit']),
    );
  });

  it('leaves closed doors alone, and refuses where all are closed', () => {
    const isOpen = (door: Contact['door']) => door.startsWith('meta/');
    const open = sample({ contacts: 200, isOpen }).contacts;
    expect([open.length, open.every(({ door }) => isOpen(door))]).toEqual([200, true]);
    expect(() => sample({ isOpen: () => false })).toThrow('no secret');
  });
});
