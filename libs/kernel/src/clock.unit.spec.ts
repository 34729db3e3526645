import { ManualClock, systemClock } from './clock.js';

describe('ManualClock', () => {
  it('stands where it is put and moves when it is told', () => {
    const clock = new ManualClock(new Date('2026-03-01T00:00:00Z'));
    clock.advance(1500);
    expect(clock.now().toISOString()).toBe('2026-03-01T00:00:01.500Z');
    clock.set(new Date('2026-01-01T00:00:00Z'));
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
  });

  it('cannot be moved through a date that it was given or gave', () => {
    const start = new Date(0);
    const clock = new ManualClock(start);
    start.setTime(5);
    clock.now().setTime(7);
    expect(clock.now().getTime()).toBe(0);
    const later = new Date(10);
    clock.set(later);
    later.setTime(20);
    expect(clock.now().getTime()).toBe(10);
  });
});

describe('systemClock', () => {
  it('tells the time of the machine', () => {
    const before = Date.now();
    expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before);
  });
});
