import { newId } from '@viewline/kernel';
import { useCases, type UseCases } from '../../use-cases.suite.js';

let cases: UseCases;
beforeAll(async () => (cases = await useCases()));
afterAll(() => cases.close());

const phone = (phoneNumber: string) => ({ mediumType: 'phone', characteristic: { phoneNumber } });
const email = (emailAddress: string) => ({ mediumType: 'email', characteristic: { emailAddress } });
const customer = (more: Record<string, unknown> = {}) => ({
  name: 'ليلى',
  engagedParty: { id: newId() },
  ...more,
});
const put = (id: string, document: Record<string, unknown>, changed: string[], expectedVersion?: number) =>
  cases.update.execute({
    id,
    ...(expectedVersion !== undefined && { expectedVersion }),
    change: (before) => ({ document: { ...before, ...document }, changed }),
  });

describe('registering a subscriber', () => {
  it('says who they are, then which addresses are theirs', async () => {
    const { id } = await cases.register.execute({
      document: customer({ contactMedium: [phone('050 111 2222')], account: [{ id: 'r1', name: 'r1' }] }),
    });
    const events = (await cases.published()).slice(-3);
    expect(events[0]).toMatchObject({
      type: 'viewline.subscriber.registered.v1',
      key: id,
      sequence: 1,
      data: {
        subscriberId: id,
        name: 'ليلى',
        status: 'active',
        accountNumber: 'r1',
        identities: [
          { kind: 'account', value: 'R1' },
          { kind: 'phone', value: '+966501112222' },
        ],
      },
    });
    expect(events.slice(1).map(({ type }) => type)).toEqual([
      'viewline.identity.linked.v1',
      'viewline.identity.linked.v1',
    ]);
  });

  it('twice under one key at once is one subscriber; the key with another body is refused', async () => {
    const document = customer();
    const made = await Promise.all(
      Array.from({ length: 20 }, () => cases.register.execute({ document, idempotencyKey: 'k1' })),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    await expect(
      cases.register.execute({ document: customer({ name: 'other' }), idempotencyKey: 'k1' }),
    ).rejects.toMatchObject({ code: 'idempotency.key-reused' });
  });

  it('under an account number or an external id that is taken leaves no trace', async () => {
    const characteristic = [{ name: 'externalId', value: 'crm-1' }];
    await cases.register.execute({ document: customer({ account: [{ id: 'r2' }], characteristic }) });
    const count = async () =>
      (
        await cases.dataSource.query<{ n: string }[]>(
          'SELECT (SELECT count(*) FROM subscriber) + (SELECT count(*) FROM outbox) AS n',
        )
      )[0];
    const before = await count();
    await expect(
      cases.register.execute({ document: customer({ account: [{ id: 'R2' }] }) }),
    ).rejects.toMatchObject({
      code: 'identity.unique-address',
    });
    await expect(cases.register.execute({ document: customer({ characteristic }) })).rejects.toMatchObject({
      code: 'subscriber.external-id-taken',
    });
    expect(await count()).toEqual(before);
  });
});

describe('updating a subscriber', () => {
  it('links the addresses that came and unlinks those that went', async () => {
    const { id } = await cases.register.execute({
      document: customer({ contactMedium: [phone('0503334444')] }),
    });
    await put(id, { contactMedium: [email('new@example.com')] }, ['contactMedium']);
    expect((await cases.show.execute(id))?.identities).toMatchObject([
      { kind: 'email', value: 'new@example.com' },
    ]);
  });

  it('tells a change of status apart from a change of facts, each with its place in the order', async () => {
    const { id } = await cases.register.execute({ document: customer() });
    const both = await put(id, { name: 'Layla', status: 'suspended' }, ['name', 'status']);
    expect(both.version).toBe(3);
    const only = await put(id, { status: 'active', statusReason: 'paid' }, ['status', 'statusReason']);
    expect(only.version).toBe(4);
    expect((await cases.published()).filter(({ key }) => key === id).slice(1)).toMatchObject([
      { type: 'viewline.subscriber.updated.v1', sequence: 2, data: { name: 'Layla' } },
      {
        type: 'viewline.subscriber.status-changed.v1',
        sequence: 3,
        data: { fromStatus: 'active', toStatus: 'suspended' },
      },
      {
        type: 'viewline.subscriber.status-changed.v1',
        sequence: 4,
        data: { toStatus: 'active', reason: 'paid' },
      },
    ]);
  });

  it('on a version that is no more is refused: of ten who saw the same one, one wins', async () => {
    const { id } = await cases.register.execute({ document: customer() });
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => put(id, { name: `name ${n}` }, ['name'], 1)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'subscriber.version-conflict' },
    });
  });
});
