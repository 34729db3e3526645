import { NOW } from '../testing/webhook-request.js';
import { fromEpoch, fromText, occurredAt } from './occurrence-time.js';

describe('the time of an occurrence', () => {
  it('is the one of the vendor, in seconds, milliseconds or words', () => {
    const eleven = new Date('2026-03-01T11:00:00Z');
    expect(fromEpoch(1772362800)).toEqual(eleven);
    expect(fromEpoch('1772362800')).toEqual(eleven);
    expect(fromEpoch(1772362800_000)).toEqual(eleven);
    expect(fromText('Sun, 1 Mar 2026 12:00:00 +0100')).toEqual(eleven);
    expect(fromText('2026-03-01T11:00:00Z')).toEqual(eleven);
  });

  it('may be years ago, but not before 2000', () => {
    const old = new Date('2001-01-01T00:00:00Z');
    expect(occurredAt(old, NOW)).toEqual(old);
    expect(occurredAt(new Date(0), NOW)).toEqual(NOW);
  });

  it('may be a little ahead of our clock, but not by an hour', () => {
    const ahead = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    expect(occurredAt(ahead(4), NOW)).toEqual(ahead(4));
    expect(occurredAt(ahead(60), NOW)).toEqual(NOW);
  });

  it.each([undefined, null, {}, [], '', 'soon', Number.NaN, Number.POSITIVE_INFINITY, '1e9', -5, '-5'])(
    'cannot be %p',
    (value) => {
      expect(occurredAt(fromEpoch(value) ?? fromText(value), NOW)).toEqual(NOW);
    },
  );
});
