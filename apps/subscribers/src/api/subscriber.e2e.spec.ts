import { newId } from '@viewline/kernel';
import { subscribersDoor, type Answer, type SubscribersDoor } from './subscribers-door.suite.js';

const API = '/api/subscribers/v1';

let door: SubscribersDoor;
beforeAll(async () => (door = await subscribersDoor()));
afterAll(() => door.close());

const someone = async (more: Record<string, unknown> = {}): Promise<string> => {
  const { body } = await door.call('POST', '/tmf-api/customerManagement/v4/customer', {
    name: 'Layla',
    engagedParty: { id: newId(), '@referredType': 'Individual' },
    ...more,
  });
  return String(body['id']);
};
const expectProblem = ({ status, headers, body }: Answer, expected: number, code: string) => {
  expect([status, body['code']]).toEqual([expected, code]);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(body).toMatchObject({ status: expected, title: expect.any(String), detail: expect.any(String) });
};

describe('addresses', () => {
  it('are linked in any spelling, shown, and unlinked', async () => {
    const id = await someone();
    const path = `${API}/subscribers/${id}/identities`;
    const number = `05${String(Date.now()).slice(-8)}`;
    const linked = await door.call('POST', path, {
      kind: 'phone',
      value: number,
      region: 'SA',
      verified: true,
    });
    const value = `+966${number.slice(1)}`;
    expect(linked.status).toBe(201);
    expect(linked.body).toEqual({ subscriberId: id, kind: 'phone', value, outcome: 'link' });
    const again = await door.call('POST', path, { kind: 'phone', value });
    expect([again.status, again.body['outcome']]).toEqual([200, 'unchanged']);
    const { body } = await door.call('GET', `${API}/subscribers/${id}`);
    expect(body['identities']).toEqual([
      { kind: 'phone', value, verified: true, source: 'api', subscriberId: id },
    ]);
    const item = `${path}/phone/${encodeURIComponent(value)}`;
    expect((await door.call('DELETE', item)).status).toBe(204);
    expectProblem(await door.call('DELETE', item), 404, 'identity.not-linked');
  });

  it('that are somebody else’s are a 409 with both ids', async () => {
    const [one, other] = [await someone(), await someone()];
    const account = { kind: 'account', value: newId() };
    await door.call('POST', `${API}/subscribers/${one}/identities`, account);
    const refused = await door.call('POST', `${API}/subscribers/${other}/identities`, account);
    expectProblem(refused, 409, 'identity.unique-address');
    expect(refused.body['errors']).toEqual([
      { path: 'holder', message: one },
      { path: 'claimant', message: other },
    ]);
  });

  it.each<[unknown, string]>([
    [{ kind: 'phone', value: 'call me' }, 'identity.invalid'],
    [{ kind: 'pigeon', value: 'x' }, 'request.invalid'],
    [{ kind: 'phone' }, 'request.invalid'],
    [{ kind: 'email', value: { $ne: null } }, 'request.invalid'],
    [{ kind: 'x', value: 'x'.repeat(400) }, 'request.invalid'],
    [{ kind: 'x', value: 'a\0b' }, 'identity.invalid'],
    [{ kind: 'x', value: 'y', owner: 'me' }, 'request.invalid'],
    [[], 'request.invalid'],
  ])('refuse %j', async (body, code) => {
    expectProblem(await door.call('POST', `${API}/subscribers/${newId()}/identities`, body), 400, code);
  });

  it('of nobody are a 404', async () => {
    const address = { kind: 'x', value: newId() };
    for (const id of [newId(), 'nobody']) {
      expectProblem(await door.call('GET', `${API}/subscribers/${id}`), 404, 'subscriber.not-found');
      expectProblem(
        await door.call('POST', `${API}/subscribers/${id}/identities`, address),
        404,
        'subscriber.not-found',
      );
    }
    expectProblem(
      await door.call('DELETE', `${API}/subscribers/${newId()}/identities/pigeon/x`),
      404,
      'identity.unknown-kind',
    );
  });
});

describe('merges', () => {
  it('are previewed with what joins and why, made, repeated and undone', async () => {
    const [survivorId, absorbedId] = [await someone(), await someone()];
    const pair = { survivorId, absorbedId };
    const preview = await door.call('POST', `${API}/merges/preview`, pair, { role: 'agent' });
    expect(preview.body).toMatchObject({
      survivor: { id: survivorId },
      absorbed: { id: absorbedId },
      inCommon: ['same name'],
      objections: [],
      allowed: 'yes',
    });
    const merge = { ...pair, reason: 'the same person' };
    expect((await door.call('POST', `${API}/merges`, merge, { role: 'agent' })).status).toBe(201);
    expect((await door.call('POST', `${API}/merges`, merge, { role: 'agent' })).status).toBe(200);
    expect((await door.call('GET', `${API}/subscribers/${survivorId}`)).body).toMatchObject({
      mergedIds: [absorbedId],
    });
    expect((await door.call('DELETE', `${API}/merges/${absorbedId}?reason=mistake`)).status).toBe(204);
    expectProblem(await door.call('DELETE', `${API}/merges/${absorbedId}`), 404, 'merge.not-found');
  });

  it('of two account numbers are refused with the reason; only a supervisor overrides', async () => {
    const ids = [];
    for (let n = 0; n < 2; n++) ids.push(await someone({ account: [{ id: newId(), name: 'a' }] }));
    const [survivorId, absorbedId] = ids;
    const merge = { survivorId, absorbedId, reason: 'twins' };
    const refused = await door.call('POST', `${API}/merges`, merge);
    expectProblem(refused, 409, 'merge.refused');
    expect(refused.body['errors']).toMatchObject([{ path: 'two-identifiers' }]);
    expect(
      (await door.call('POST', `${API}/merges/preview`, { survivorId, absorbedId })).body['allowed'],
    ).toBe('by-supervisor');
    const override = { ...merge, override: true };
    expectProblem(
      await door.call('POST', `${API}/merges`, override, { role: 'agent' }),
      403,
      'merge.override-forbidden',
    );
    expect((await door.call('POST', `${API}/merges`, override)).status).toBe(201);
  });

  it.each([
    [{ survivorId: 'x', absorbedId: 'y', reason: 'z' }],
    [{ survivorId: newId(), absorbedId: newId() }],
    [{ survivorId: newId(), absorbedId: newId(), reason: 'x'.repeat(501) }],
  ])('refuse %j', async (body) =>
    expectProblem(await door.call('POST', `${API}/merges`, body), 400, 'request.invalid'),
  );
});

describe('relationships', () => {
  it('are added once, seen from both ends, and removed', async () => {
    const [payer, child] = [await someone(), await someone()];
    const path = `${API}/subscribers/${payer}/relationships`;
    const added = await door.call('POST', path, { type: 'payer-of', target: child });
    const again = await door.call('POST', path, { type: 'payer-of', target: child });
    expect(again.body).toEqual(added.body);
    for (const id of [payer, child]) {
      const { body } = await door.call('GET', `${API}/subscribers/${id}`);
      expect(body['relationships']).toEqual([added.body]);
    }
    const item = `${path}/${String(added.body['id'])}`;
    expect((await door.call('DELETE', item)).status).toBe(204);
    expectProblem(await door.call('DELETE', item), 404, 'relationship.not-found');
    expectProblem(await door.call('DELETE', `${path}/x`), 404, 'relationship.not-found');
    expectProblem(
      await door.call('POST', path, { type: 'payer-of', target: newId() }),
      404,
      'subscriber.not-found',
    );
    expectProblem(
      await door.call('POST', path, { type: 'payer-of', target: payer }),
      400,
      'relationship.invalid-target',
    );
    expectProblem(
      await door.call('POST', path, { type: 'uses-device', target: 'tv' }),
      400,
      'identity.invalid',
    );
  });
});

describe('a change of status', () => {
  it('is made, and made again changes nothing', async () => {
    const id = await someone();
    const path = `${API}/subscribers/${id}/status`;
    const made = await door.call('POST', path, { status: 'suspended', reason: 'unpaid' });
    expect(made.body).toEqual({ id, status: 'suspended', version: 2 });
    expect((await door.call('POST', path, { status: 'suspended' })).body).toEqual(made.body);
    expectProblem(await door.call('POST', path, { status: '' }), 400, 'request.invalid');
  });
});

describe('suggestions of duplicates', () => {
  it('name pairs with their reasons, page by page, and forget those who are merged', async () => {
    const name = `Unique ${newId()}`;
    const place = { street1: 'Main St. 5', city: name };
    const contactMedium = [{ mediumType: 'postalAddress', characteristic: place }];
    const ids = [
      await someone({ name, contactMedium }),
      await someone({ name: name.toUpperCase(), contactMedium }),
    ];
    const all = async () => {
      const pairs: Record<string, unknown>[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body } = await door.call(
          'GET',
          `${API}/duplicates?limit=1${cursor ? `&cursor=${cursor}` : ''}`,
        );
        pairs.push(...(body['items'] as Record<string, unknown>[]));
        cursor = body['next'] as string | null;
      }
      return pairs.filter(({ subscriberId }) => ids.includes(String(subscriberId)));
    };
    const [first, second] = ids.toSorted();
    expect(await all()).toEqual([
      { subscriberId: first, otherId: second, reasons: ['same name and postal address'] },
    ]);
    await door.call('POST', `${API}/merges`, { survivorId: first, absorbedId: second, reason: 'same' });
    expect(await all()).toEqual([]);
    expect((await door.call('GET', `${API}/duplicates?cursor=x`)).status).toBe(400);
    expect((await door.call('GET', `${API}/duplicates?limit=9999`)).status).toBe(400);
  });
});
