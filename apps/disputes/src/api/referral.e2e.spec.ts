import { newId } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { eventually } from '@viewline/testing';
import { REFERRAL_SWEEP } from '../commands/reward-referrals/reward-referrals.use-case.js';
import type { Answer, CallOptions } from './disputes-door.suite.js';
import { API, as, euros, promotions, type Promotions } from './promotion.suite.js';

let service: Promotions;
let door: Promotions['door'];
beforeAll(async () => {
  service = await promotions();
  door = service.door;
});
afterAll(() => door.close());

const codeOf = ({ body }: Answer) => body['code'];

describe('a referral', () => {
  const programme = { active: true, referrer: euros(1500), referred: euros(1000) };
  beforeAll(() => door.call('PUT', `${API}/referral-programme`, programme, as('operator')));
  const ownCode = async (subscriberId: string) =>
    (await door.call('POST', `${API}/subscribers/${subscriberId}/referral-code`)).body['code'];
  const claim = (code: unknown, subscriberId: string) =>
    door.call('POST', `${API}/referrals`, { code, subscriberId }, as('integrator'));

  it('credits both, once, with the first product of who came', async () => {
    const [friend, newcomer] = [newId(), newId()];
    const code = await ownCode(friend);
    expect(await ownCode(friend)).toBe(code);
    expect((await claim(code, newcomer)).status).toBe(201);
    expect((await claim(code, newcomer)).status).toBe(200);
    await service.activate(newcomer, { kind: 'trial' });
    await service.activate(newcomer);
    await service.activate(newcomer);
    await eventually(async () => expect(await service.balanceOf(friend)).toEqual([euros(1500)]));
    expect(await service.balanceOf(newcomer)).toEqual([euros(1000)]);
    const { body } = await door.call('GET', `${API}/subscribers/${friend}/referrals`);
    expect(body['recommended']).toEqual([
      expect.objectContaining({ referredId: newcomer, rewardedAt: service.time.toISOString() }),
    ]);
    await door.app.get(Sweeps).runNow(REFERRAL_SWEEP);
    expect(await service.balanceOf(friend)).toEqual([euros(1500)]);
  });

  it('is rewarded later where the activation was overlooked', async () => {
    const [friend, newcomer] = [newId(), newId()];
    await claim(await ownCode(friend), newcomer);
    await service.sql(
      `INSERT INTO product_copy (product_id, subscriber_id, kind, status) VALUES ($1, $2, 'package', 'active')`,
      [newId(), newcomer],
    );
    await door.app.get(Sweeps).runNow(REFERRAL_SWEEP);
    expect(await service.balanceOf(friend)).toEqual([euros(1500)]);
  });

  it('is nobody’s own, nor of somebody who is a customer or came by another one', async () => {
    const [friend, rival, self, customer, newcomer] = [newId(), newId(), newId(), newId(), newId()];
    const code = await ownCode(friend);
    await service.merge(self, friend);
    await service.activate(customer);
    const answers = [await claim(code, friend), await claim(code, self), await claim(code, customer)];
    expect((await claim(code, newcomer)).status).toBe(201);
    answers.push(await claim(await ownCode(rival), newcomer), await claim('NEVERSEEN1', newId()));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(codeOf(answers[0]!)).toBe('code.not-valid');
  });

  it('has a programme that operators set, within their own limit', async () => {
    const set = (body: object, role: CallOptions['role'] = 'operator') =>
      door.call('PUT', `${API}/referral-programme`, body, as(role));
    expect((await set(programme, 'supervisor')).status).toBe(403);
    expect(codeOf(await set({ ...programme, referrer: euros(200_001) }))).toBe('credit.above-limit');
    expect((await set({ ...programme, referred: { unit: 'SAR', value: 1 } })).status).toBe(400);
    expect((await set({ ...programme, active: 'yes' })).status).toBe(400);
    expect((await door.call('GET', `${API}/referral-programme`)).body).toEqual(programme);
  });
});
