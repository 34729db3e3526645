import fc from 'fast-check';
import { MESSAGE_MOVES, MESSAGE_STATES, stateOf } from './message.js';
import { NOTIFICATION_STATUSES } from './notification.js';

const statuses = fc.array(fc.constantFrom(...NOTIFICATION_STATUSES), { minLength: 1, maxLength: 5 });

describe('the state of a message', () => {
  it('never leaves the table, whatever becomes of its receivers', () => {
    fc.assert(
      fc.property(fc.array(statuses, { maxLength: 10 }), (course) => {
        let state = MESSAGE_STATES[0] as (typeof MESSAGE_STATES)[number];
        for (const now of course) {
          const next = stateOf(state, now);
          expect(next === state || MESSAGE_MOVES[state].includes(next)).toBe(true);
          state = next;
        }
      }),
    );
  });

  it.each([
    ['initial', ['waiting', 'waiting'], 'initial'],
    ['initial', ['waiting', 'queued'], 'inProgress'],
    ['initial', ['suppressed', 'cancelled'], 'cancelled'],
    ['initial', ['failed', 'suppressed'], 'failed'],
    ['inProgress', ['uncertain', 'sent'], 'inProgress'],
    ['inProgress', ['failed', 'delivered'], 'completed'],
    ['inProgress', ['waiting'], 'inProgress'],
    ['completed', ['failed'], 'completed'],
    ['cancelled', ['sent'], 'cancelled'],
  ] as const)('%s with receivers %j is %s', (before, now, after) => {
    expect(stateOf(before, now)).toBe(after);
  });
});
