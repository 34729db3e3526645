import type { Identity, IdentityKind } from '@viewline/events';
import { decideLink, type Holder } from './link-decision.js';

const ANNA = 'anna';
const BEN = 'ben';
const address = (kind: IdentityKind, value = 'x'): Identity => ({ kind, value });
const claim = (kind: IdentityKind, verified = false) => ({
  subscriberId: ANNA,
  identity: address(kind),
  verified,
});
const heldBy = (subscriberId: string, verified = false): Holder => ({ subscriberId, verified });

describe('who an address belongs to', () => {
  it.each(['account', 'mac', 'email', 'phone', 'telegram'] as const)('a free %s is linked', (kind) => {
    expect(decideLink(claim(kind), undefined, [])).toEqual({ outcome: 'link' });
  });

  it('linking one’s own address again changes nothing, and proving it is remembered once', () => {
    expect(decideLink(claim('email'), heldBy(ANNA), [])).toEqual({ outcome: 'unchanged' });
    expect(decideLink(claim('email', true), heldBy(ANNA), [])).toEqual({ outcome: 'verify' });
    expect(decideLink(claim('email', true), heldBy(ANNA, true), [])).toEqual({ outcome: 'unchanged' });
    expect(decideLink(claim('email'), heldBy(ANNA, true), [])).toEqual({ outcome: 'unchanged' });
  });

  it.each([
    'account',
    'panel-user',
    'messenger',
    'instagram',
    'telegram',
    'x',
    'wechat',
    'app-user',
  ] as const)('unique-address: %s of somebody else is refused with their id', (kind) => {
    const refusal = { outcome: 'refuse', rule: 'unique-address', holderId: BEN };
    expect(decideLink(claim(kind), heldBy(BEN), [])).toEqual(refusal);
    expect(decideLink(claim(kind, true), heldBy(BEN, true), [])).toEqual(refusal);
  });

  it.each(['phone', 'whatsapp', 'email'] as const)(
    'verified-address: a %s that either side has proven is refused, one that nobody has proven is shared',
    (kind) => {
      const refusal = { outcome: 'refuse', rule: 'verified-address', holderId: BEN };
      expect(decideLink(claim(kind, true), heldBy(BEN), [])).toEqual(refusal);
      expect(decideLink(claim(kind), heldBy(BEN, true), [])).toEqual(refusal);
      expect(decideLink(claim(kind), heldBy(BEN), [])).toEqual({ outcome: 'share', holderId: BEN });
    },
  );

  it('a device is shared whoever has proven what', () => {
    expect(decideLink(claim('mac', true), heldBy(BEN, true), [])).toEqual({
      outcome: 'share',
      holderId: BEN,
    });
  });

  it('one-account: a second account number for the same subscriber is refused', () => {
    expect(decideLink(claim('account'), undefined, ['other'])).toEqual({
      outcome: 'refuse',
      rule: 'one-account',
      holderId: ANNA,
    });
    expect(decideLink(claim('account'), undefined, ['x'])).toEqual({ outcome: 'link' });
    expect(decideLink(claim('panel-user'), undefined, ['other'])).toEqual({ outcome: 'link' });
  });
});
