import type { Booking } from './attention-budget.js';
import { decideAll } from './decide.js';
import type { DecisionRecord } from './decision.js';
import { DEFAULT_SETTINGS, type PolicySettings } from './policy-settings.js';
import type { Proposal } from './person.js';
import { proposal, somebody } from './specimen-person.suite.js';

const NOON = new Date('2026-11-23T12:00:00Z');
const settings: PolicySettings = { ...DEFAULT_SETTINGS, budget: { perDay: 3, perWeek: 6 } };
interface Decided {
  record: DecisionRecord;
  booking?: Booking;
}
const decideOne = (facts: Partial<Proposal>, person = somebody(), now = NOON): Decided => {
  const asked = proposal(facts);
  const { outcomes, bookings } = decideAll(person, [asked], settings, now);
  return { record: outcomes[0]!, booking: bookings.get(asked.notificationId) };
};
const codes = ({ steps }: DecisionRecord): string[] => steps.map(({ code }) => code);

describe('a decision', () => {
  it('says of every rule what it saw, in their order', () => {
    const decided = decideOne({});
    expect(decided.record).toMatchObject({ action: 'send', channels: ['email', 'sms'] });
    expect(codes(decided.record)).toEqual([
      'message.proposed',
      'address.available',
      'consent.not-refused',
      'preference.none-off',
      'channel.policy',
      'quiet-hours.outside',
      'budget.within',
    ]);
    expect(decided.record.steps.at(-1)).toMatchObject({
      text: '0 of 3 points of 2026-11-23 and 0 of 6 of its week were taken; it takes 1.',
    });
  });

  it.each([
    ['nobody agreed to it', { purpose: 'marketing' as const }, somebody(), 'consent.missing'],
    ['there is no address', { channels: [] }, somebody(), 'address.none'],
    ['they are gone', {}, somebody({ removed: true }), 'subscriber.removed'],
    ['it is too late', { expiresAt: NOON }, somebody(), 'expiry.past'],
    [
      'every channel is off',
      {},
      somebody({ preferences: { channelsOff: ['email', 'sms'] } }),
      'preference.channel-off',
    ],
  ])('suppresses where %s', (_name, facts, person, code) => {
    const decided = decideOne(facts, person);
    expect(decided.record.action).toBe('suppress');
    expect(decided.record.steps.at(-1)).toMatchObject({ code, outcome: 'refused' });
    expect(decided.booking).toBeUndefined();
  });

  it('puts off until quiet hours end, but not a severe outage, nor what nobody hears', () => {
    const night = new Date('2026-11-23T20:30:00Z');
    const riyadh = somebody({ preferences: { timeZone: 'Asia/Riyadh' } });
    const late = decideOne({}, riyadh, night);
    expect(late.record).toMatchObject({ action: 'defer', until: new Date('2026-11-24T05:00:00Z') });
    expect(late.booking).toMatchObject({ state: 'booked' });
    expect(decideOne({ purpose: 'outage', severity: 2 }, riyadh, night).record.action).toBe('send');
    expect(decideOne({ purpose: 'outage', severity: 3 }, riyadh, night).record.action).toBe('defer');
    expect(decideOne({ channels: ['in-app'] }, riyadh, night).record.action).toBe('send');
  });

  it('suppresses what would be of no use any more when quiet hours end', () => {
    const night = new Date('2026-11-23T23:00:00Z');
    const decided = decideOne({ expiresAt: new Date('2026-11-24T08:00:00Z') }, somebody(), night);
    expect(decided.record.action).toBe('suppress');
    expect(codes(decided.record).slice(-2)).toEqual(['quiet-hours.deferred', 'expiry.before-allowed']);
  });

  it('waits once for the digest of a person who wants one', () => {
    const person = somebody({ preferences: { digest: 'daily' } });
    const first = decideOne({ severity: 7 }, person);
    expect(first.record).toMatchObject({ action: 'defer', until: new Date('2026-11-23T18:00:00Z') });
    expect(first.booking).toMatchObject({ state: 'booked', weight: 0 });
    const due = first.booking!.at;
    const again = decideOne(
      { ...first.booking!, severity: 7 },
      { ...person, bookings: [first.booking!] },
      due,
    );
    expect(again.record.action).toBe('send');
    expect(decideOne({ severity: 5 }, person).record.action).toBe('send');
    expect(decideOne({ severity: 9, purpose: 'security' }, person).record.action).toBe('send');
  });

  it('uses what is switched off last, and only for what nobody can refuse', () => {
    const person = somebody({ preferences: { channelsOff: ['sms'], channels: ['sms'] } });
    const decided = decideOne({ purpose: 'security', channels: ['sms', 'email'] }, person);
    expect(decided.record.channels).toEqual(['email', 'sms']);
    expect(decideOne({ channels: ['sms', 'email'] }, person).record.channels).toEqual(['email']);
  });

  it('prefers the channel where this person notices messages, and says why', () => {
    const habits = [
      { channel: 'email' as const, sent: 12, read: 1, written: 0 },
      { channel: 'sms' as const, sent: 4, read: 0, written: 6 },
    ];
    const decided = decideOne({}, somebody({ habits }));
    expect(decided.record.channels).toEqual(['sms', 'email']);
    expect(decided.record.steps.find(({ rule }) => rule === 'channel')).toMatchObject({
      code: 'channel.habit',
      text: 'sms is where they notice messages most (sms: read 0 of 4, wrote 6 times).',
    });
    const wish = decideOne({}, somebody({ habits, preferences: { channels: ['email'] } }));
    expect(wish.record.channels).toEqual(['email', 'sms']);
  });

  it('lets a more urgent message take the place of a waiting one, which is told by whom', () => {
    const tonight = new Date('2026-11-23T18:00:00Z');
    const waiting = [5, 6, 7].map((severity) => proposal({ severity, notBefore: tonight }));
    const least = waiting[2]!.notificationId;
    const places = decideAll(somebody(), waiting, settings, NOON).bookings;
    const urgent = proposal({ severity: 3, purpose: 'service' });
    const made = decideAll(somebody({ bookings: kept(places) }), [urgent], settings, NOON);
    expect(made.records).toMatchObject([
      { notificationId: least, action: 'displaced', steps: [{ code: 'budget.pre-empted' }] },
      { notificationId: urgent.notificationId, action: 'send' },
    ]);
    expect(made.bookings.get(least)).toMatchObject({ displacedBy: urgent.notificationId });
    const after = somebody({ bookings: kept(new Map([...places, ...made.bookings])) });
    const [again] = decideAll(after, [waiting[2]!], settings, tonight).outcomes;
    expect(again).toMatchObject({ action: 'defer', until: new Date('2026-11-24T09:00:00Z') });
    expect(codes(again!)).toContain('budget.pre-empted');
  });

  it('holds nothing critical back, and leaves no room to others where it took it', () => {
    const spent = [0, 1, 2].map(() => decideOne({ purpose: 'security' }).booking!);
    const decided = decideOne({ purpose: 'outage', severity: 1 }, somebody({ bookings: spent }));
    expect(decided.record.action).toBe('send');
    expect(codes(decided.record)).toContain('budget.critical');
    const next = decideOne({ severity: 3 }, somebody({ bookings: [...spent, decided.booking!] }));
    expect(next.record).toMatchObject({ action: 'defer', until: new Date('2026-11-24T09:00:00Z') });
  });

  it('decides over many at once with the most urgent first, and answers in the order asked', () => {
    const many = [9, 8, 1, 2, 3].map((severity) => proposal({ severity, purpose: 'service' }));
    const { outcomes } = decideAll(somebody(), many, settings, NOON);
    expect(outcomes.map(({ notificationId }) => notificationId)).toEqual(
      many.map(({ notificationId }) => notificationId),
    );
    expect(outcomes.map(({ action }) => action)).toEqual(['defer', 'defer', 'send', 'send', 'send']);
  });
});

const kept = (places: ReadonlyMap<string, Booking | undefined>): Booking[] =>
  [...places.values()].filter((booking) => booking !== undefined);
