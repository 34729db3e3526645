import { newId } from '@viewline/kernel';
import type { Answer, CallOptions } from './disputes-door.suite.js';
import { API, as, euros, price, promotions, type Promotions } from './promotion.suite.js';

let service: Promotions;
let door: Promotions['door'];
beforeAll(async () => {
  service = await promotions();
  door = service.door;
});
afterAll(() => door.close());
afterEach(() => service.clock.set(service.time));

const codeOf = ({ body }: Answer) => body['code'];

const offer = {
  campaign: 'رمضان كريم 2026',
  kind: 'amount',
  amount: euros(500),
  validUntil: '2026-04-01T00:00:00Z',
  maxRedemptions: 3,
};
const issue = (more: object = {}, role: CallOptions['role'] = 'operator') =>
  door.call('POST', `${API}/coupons`, { ...offer, ...more }, as(role));
const redeem = (code: unknown, subscriberId = newId(), role: CallOptions['role'] = 'integrator') =>
  door.call('POST', `${API}/coupon-redemptions`, { code, subscriberId }, as(role));

describe('a coupon', () => {
  it('gives its amount once, in whatever way its code is written', async () => {
    const { body: coupon } = await issue();
    expect(coupon).toMatchObject({ status: 'active', redeemed: 0, issuedBy: 'Local operator' });
    const code = String(coupon['code']);
    expect(code).toMatch(/^[0-9A-Z]{12}$/);
    const subscriberId = newId();
    const spelled = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
    expect((await redeem(spelled, subscriberId)).status).toBe(201);
    const again = await redeem(code, subscriberId);
    expect(again.status).toBe(200);
    expect(await service.balanceOf(subscriberId)).toEqual([euros(500)]);
  });

  it('is redeemed no more often than it may, however many try at once', async () => {
    const { body: coupon } = await issue();
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(coupon['code'])));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    const { body } = await door.call('GET', `${API}/coupons`);
    const listed = (body['items'] as { id: string; redeemed: number }[]).find(
      ({ id }) => id === coupon['id'],
    );
    expect(listed!.redeemed).toBe(3);
  });

  it('is once for everybody who is one', async () => {
    const { body: coupon } = await issue();
    const [one, other] = [newId(), newId()];
    await service.merge(other, one);
    const answers = await Promise.all([redeem(coupon['code'], one), redeem(coupon['code'], other)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
    expect(await service.balanceOf(one)).toEqual([euros(500)]);
  });

  it('of a percentage is of the package’s price, up to its cap', async () => {
    const { body: coupon } = await issue({ kind: 'percent', percent: 10, amount: euros(450) });
    const [poor, rich, none] = [newId(), newId(), newId()];
    await service.activate(poor);
    await service.activate(rich, { price: price(9000) });
    expect((await redeem(coupon['code'], poor)).status).toBe(201);
    expect((await redeem(coupon['code'], rich)).status).toBe(201);
    expect(codeOf(await redeem(coupon['code'], none))).toBe('code.not-valid');
    expect([await service.balanceOf(poor), await service.balanceOf(rich)]).toEqual([
      [euros(399)],
      [euros(450)],
    ]);
  });

  it('gives the same answer, whatever is wrong with its code', async () => {
    const { body: early } = await issue({ validFrom: '2026-03-02T00:00:00Z' });
    const { body: late } = await issue({ validUntil: '2026-03-01T13:00:00Z' });
    const { body: ended } = await issue();
    await door.call('POST', `${API}/coupons/${String(ended['id'])}/end`, undefined, as('operator'));
    const { body: waiting } = await issue({ maxRedemptions: 1_000_000 });
    service.clock.advance(2 * 60 * 60 * 1000);
    const codes = [
      early['code'],
      late['code'],
      ended['code'],
      waiting['code'],
      'NEVERSEEN1',
      "' OR 1=1",
      '☃',
    ];
    const answers = await Promise.all(codes.map((code) => redeem(code)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(404);
  });

  it('that can cost more than the limit waits for a second person', async () => {
    const { body: coupon } = await issue({ maxRedemptions: 401 });
    expect(coupon['status']).toBe('awaiting-approval');
    const approve = (role: CallOptions['role']) =>
      door.call('POST', `${API}/coupons/${String(coupon['id'])}/approve`, undefined, as(role));
    expect(codeOf(await approve('operator'))).toBe('coupon.second-person-needed');
    expect((await approve('supervisor')).body).toMatchObject({
      status: 'active',
      approvedBy: 'Local supervisor',
    });
    expect((await redeem(coupon['code'])).status).toBe(201);
  });

  it('may have a code of one’s own, once', async () => {
    expect((await issue({ code: 'Ramadan-2026' })).body['code']).toBe('RAMADAN2026');
    expect(codeOf(await issue({ code: 'RAMADAN 2026' }))).toBe('coupon.code-taken');
  });

  it.each([
    ['a short code', { code: 'AB1' }],
    ['a code with signs', { code: 'ABC$$$' }],
    ['no campaign', { campaign: ' ' }],
    ['an end before its beginning', { validUntil: '2026-01-01T00:00:00Z' }],
    ['a date that is none', { validUntil: 'soon' }],
    ['no redemption', { maxRedemptions: 0 }],
    ['a percentage above all', { kind: 'percent', percent: 101 }],
    ['a percentage of nothing', { kind: 'percent' }],
    ['no amount', { amount: undefined }],
    ['an amount of nothing', { amount: euros(0) }],
    ['a NUL', { campaign: 'a\u0000' }],
    ['a state of its own', { status: 'active' }],
  ])('is not issued with %s', async (_name, more) => {
    expect((await issue(more)).status).toBe(400);
  });

  it('is issued by operators alone', async () => {
    expect((await issue({}, 'supervisor')).status).toBe(403);
    expect((await redeem('x', newId(), 'none')).status).toBe(401);
    expect((await door.call('POST', `${API}/coupons/${newId()}/end`, undefined, as('operator'))).status).toBe(
      404,
    );
  });
});

describe('guessing codes', () => {
  it('ends after ten for one subscriber in one hour, even with a valid one', async () => {
    const { body: coupon } = await issue();
    const subscriberId = newId();
    const guesses = await Promise.all(
      Array.from({ length: 15 }, (_, n) => redeem(`GUESS${n}`, subscriberId)),
    );
    expect(guesses.filter(({ status }) => status === 404)).toHaveLength(10);
    const throttled = await redeem(coupon['code'], subscriberId);
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '3600']);
    service.clock.advance(60 * 60 * 1000);
    expect((await redeem(coupon['code'], subscriberId)).status).toBe(201);
  });

  it('ends for one person who tries them for many', async () => {
    service.clock.advance(5 * 60 * 60 * 1000);
    const guesses: number[] = [];
    for (let n = 0; n < 62; n++) guesses.push((await redeem(`GUESS${n}`, newId(), 'agent')).status);
    expect(guesses.slice(58)).toEqual([404, 404, 429, 429]);
  });

  it('does not count what was right', async () => {
    const { body: coupon } = await issue();
    const subscriberId = newId();
    const answers = [];
    for (let n = 0; n < 14; n++) answers.push((await redeem(coupon['code'], subscriberId)).status);
    expect(answers.slice(1)).toEqual(Array.from({ length: 13 }, () => 200));
  });
});
