import { createSample } from '../sample/create-sample.js';
import { operatorFacts } from './publish-facts.js';
import { known } from './subscribers.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const DAY = 86_400_000;

function facts(now = NOW) {
  const sample = createSample({ seed: 1, subscribers: 120, contacts: 0, now, isOpen: () => true });
  const ids = new Map(
    sample.subscribers.map(({ subscriber }, n) => [
      subscriber!.accountNumber,
      `0190b0f0-0000-7000-8000-${String(n).padStart(12, '0')}`,
    ]),
  );
  return operatorFacts(known(sample.subscribers, ids), 40, now);
}
const named = (name: string, events = facts()) =>
  events
    .filter(({ type }) => type === `viewline.${name}.v1`)
    .map(({ data }) => data as Record<string, string>);

describe('the facts of services that are not there yet', () => {
  it('are the same when they are told again, each under an id of its own', () => {
    const ids = facts().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(facts().map(({ id }) => id)).toEqual(ids);
  });

  it('stand in the order in which they happened, none of them in the future', () => {
    const times = facts().map(({ time }) => time.getTime());
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW.getTime());
  });

  it('give everybody a package, some of which end within the days in which reminders go out', () => {
    expect(named('product.activated')).toHaveLength(120);
    const left = named('product.renewed').map(
      ({ expiresAt }) => (Date.parse(expiresAt!) - NOW.getTime()) / DAY,
    );
    expect(left.filter((days) => days < 0)).toHaveLength(named('product.expired').length);
    expect(left.filter((days) => days > 0 && days < 8).length).toBeGreaterThan(5);
  });

  it('tell of one outage that is over for everybody whom it hit, and of one that goes on', () => {
    const [over, on] = named('service-problem.declared').map(({ problemId }) => problemId);
    const hit = (id?: string) => named('service-problem.hit').filter(({ problemId }) => problemId === id);
    const lifted = named('service-problem.lifted');
    expect(named('service-problem.resolved')).toEqual([expect.objectContaining({ problemId: over })]);
    const whom = (all: readonly Record<string, string>[]) =>
      new Set(all.map(({ subscriberId }) => subscriberId));
    expect(whom(hit(over))).toEqual(whom(lifted));
    expect(hit(over)).toHaveLength(lifted.length);
    expect(lifted.every(({ minutesLost }) => Number(minutesLost) > 50)).toBe(true);
    expect(hit(on).length).toBeGreaterThan(2);
  });

  it('show the errors behind an outage where peers can be compared', () => {
    const errors = named('playback.failed').filter(({ errorCode }) => errorCode === 'source_offline');
    expect(errors.length).toBe(named('service-problem.hit').length);
    expect(errors.every((one) => one['serverId'] && one['isp'] && one['region'] && one['deviceClass'])).toBe(
      true,
    );
  });
});
