import { NOTIFICATION_CHANNELS, NOTIFICATION_PURPOSES } from '@viewline/events';
import fc from 'fast-check';
import { consentOn, type ConsentWord } from './consent.js';
import { meantBy } from './keyword-consent.js';
import { DEFAULT_SETTINGS } from './policy-settings.js';

const channel = fc.constantFrom(...NOTIFICATION_CHANNELS);
const purpose = fc.constantFrom(...NOTIFICATION_PURPOSES);
const word: fc.Arbitrary<ConsentWord> = fc.record({
  subscriberId: fc.constantFrom('a', 'b'),
  purpose,
  channel: fc.option(channel, { nil: undefined }),
  granted: fc.boolean(),
  origin: fc.constantFrom('app', 'agent'),
  saidAt: fc.nat(20).map((at) => new Date(at)),
});
const words = fc.array(word, { maxLength: 12 });

describe('consent', () => {
  it('is the same in whatever order the words arrived', () => {
    const shuffled = words.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, purpose, channel, ([all, others], about, on) => {
        const one = consentOn(all, about, on, 'opt-in');
        expect(consentOn(others, about, on, 'opt-in').state).toBe(one.state);
      }),
    );
  });

  it('is what the last word on the purpose and the channel says, a refusal before a consent of the same moment', () => {
    fc.assert(
      fc.property(words, purpose, channel, (all, about, on) => {
        const covering = all.filter(
          (said) => said.purpose === about && [undefined, on].includes(said.channel),
        );
        const last = Math.max(...covering.map(({ saidAt }) => saidAt.getTime()));
        const then = covering.filter(({ saidAt }) => saidAt.getTime() === last);
        const { allowed, state } = consentOn(all, about, on, 'opt-out');
        expect(allowed).toBe(then.every(({ granted }) => granted));
        expect(state).toBe(covering.length === 0 ? 'not-refused' : allowed ? 'granted' : 'withdrawn');
        expect(consentOn(all, about, on, 'opt-in').allowed).toBe(covering.length > 0 && allowed);
        expect(consentOn(all, about, on, 'none')).toEqual({ state: 'not-needed', allowed: true });
      }),
    );
  });

  it('is after stop and start what it was before, for every purpose', () => {
    fc.assert(
      fc.property(words, channel, (all, on) => {
        const told = (meaning: 'stop' | 'start', at: number, before: readonly ConsentWord[]): ConsentWord[] =>
          meantBy({ meaning, channel: on, saidAt: new Date(at) }, before, DEFAULT_SETTINGS).map((meant) => ({
            ...meant,
            subscriberId: 'a',
            channel: on,
            saidAt: new Date(at),
            origin: `${meaning}-word`,
          }));
        const stopped = [...all, ...told('stop', 100, all)];
        const started = [...stopped, ...told('start', 200, stopped)];
        for (const about of NOTIFICATION_PURPOSES) {
          const rule = DEFAULT_SETTINGS.purposes[about].consent;
          const before = consentOn(all, about, on, rule).allowed;
          expect(consentOn(stopped, about, on, rule).allowed).toBe(rule === 'none');
          expect(consentOn(started, about, on, rule).allowed).toBe(before);
          for (const other of NOTIFICATION_CHANNELS.filter((each) => each !== on)) {
            expect(consentOn(started, about, other, rule)).toEqual(consentOn(all, about, other, rule));
          }
        }
      }),
    );
  });
});
