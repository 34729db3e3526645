import { ruleFor, type ErrorRule } from './error-rule.js';

const rule = (id: string, more: Partial<ErrorRule> = {}): ErrorRule => ({
  id,
  threshold: 5,
  windowMinutes: 15,
  active: true,
  ...more,
});
const anything = rule('anything');
const onMag = rule('on-mag', { deviceClass: 'stb-mag' });
const offline = rule('offline', { errorCode: 'source_offline' });
const offlineOnMag = rule('offline-on-mag', { errorCode: 'source_offline', deviceClass: 'stb-mag' });
const rules = [anything, onMag, offline, offlineOnMag];

describe('the rule for an error on a device class', () => {
  it.each([
    ['source_offline', 'stb-mag', 'offline-on-mag'],
    ['source_offline', 'ios', 'offline'],
    ['decoder', 'stb-mag', 'on-mag'],
    ['decoder', 'ios', 'anything'],
  ])('for %s on %s is %s, the closest one', (errorCode, deviceClass, id) => {
    expect(ruleFor({ errorCode, deviceClass }, rules)?.id).toBe(id);
  });

  it('is none where the closest one is switched off, so that a noisy error can be left out', () => {
    const silenced = { ...offlineOnMag, active: false };
    const pattern = { errorCode: 'source_offline', deviceClass: 'stb-mag' };
    expect(ruleFor(pattern, [anything, silenced])).toBeUndefined();
  });
});
