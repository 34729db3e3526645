import { identity, provisionalSubscriberId, type IdentityKind } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { useCases, type UseCases } from '../../use-cases.suite.js';

let cases: UseCases;
beforeAll(async () => (cases = await useCases()));
afterAll(() => cases.close());

const someone = async (name = 'Layla') =>
  (await cases.register.execute({ document: { name, engagedParty: { id: newId() } } })).id;
const link = (subscriberId: string, kind: IdentityKind, value: string, verified = false) =>
  cases.link.execute({ subscriberId, identity: identity(kind, value), verified, source: 'api' });
const eventsOf = async (key: string) =>
  (await cases.published())
    .filter((event) => event.key === key)
    .map(({ type, sequence }) => [sequence, type]);

describe('linking an address', () => {
  it('says so once, however often it is asked for', async () => {
    const id = await someone();
    expect(await link(id, 'telegram', 'tg-1')).toEqual({ outcome: 'link' });
    expect(await link(id, 'telegram', 'tg-1')).toEqual({ outcome: 'unchanged' });
    expect(await link(id, 'telegram', 'tg-1', true)).toEqual({ outcome: 'verify' });
    expect((await cases.show.execute(id))?.identities).toEqual([
      { kind: 'telegram', value: 'tg-1', verified: true, source: 'api', subscriberId: id },
    ]);
    expect(await eventsOf(provisionalSubscriberId(identity('telegram', 'tg-1')))).toEqual([
      [1, 'viewline.identity.linked.v1'],
      [2, 'viewline.identity.linked.v1'],
    ]);
  });

  it('asked for by fifty at once ends with one owner, and a refusal with both ids for the others', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => someone()));
    const results = await Promise.allSettled(ids.map((id) => link(id, 'account', 'ACC-50')));
    const owner = ids[results.findIndex(({ status }) => status === 'fulfilled')]!;
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const [n, result] of results.entries()) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toMatchObject({
        kind: 'conflict',
        code: 'identity.unique-address',
        details: [
          { path: 'holder', message: owner },
          { path: 'claimant', message: ids[n] },
        ],
      });
    }
    expect(await eventsOf(provisionalSubscriberId(identity('account', 'ACC-50')))).toHaveLength(1);
  });

  it('asked for by the same one fifty times at once is one link', async () => {
    const id = await someone();
    const results = await Promise.all(Array.from({ length: 50 }, () => link(id, 'x', 'same')));
    expect(results.filter(({ outcome }) => outcome === 'link')).toHaveLength(1);
    expect(await eventsOf(provisionalSubscriberId(identity('x', 'same')))).toHaveLength(1);
  });

  it('that a household shares moves nothing and merges nobody: both become members of one household', async () => {
    const [one, other] = [await someone(), await someone()];
    await link(one, 'email', 'home@example.com');
    expect(await link(other, 'email', 'home@example.com')).toEqual({ outcome: 'share', holderId: one });
    expect(await link(other, 'email', 'home@example.com')).toEqual({ outcome: 'share', holderId: one });
    const [first, second] = [await cases.show.execute(one), await cases.show.execute(other)];
    expect(first?.identities).toHaveLength(1);
    expect(second?.identities).toHaveLength(0);
    expect(first?.relationships).toMatchObject([{ type: 'household-member' }]);
    expect(second?.relationships).toMatchObject([
      { type: 'household-member', target: first?.relationships[0]?.target },
    ]);
    const added = (await cases.published()).filter(
      ({ type, key }) => type.includes('relationship') && key === other,
    );
    expect(added).toHaveLength(1);
    await expect(link(other, 'email', 'home@example.com', true)).rejects.toMatchObject({
      code: 'identity.verified-address',
    });
  });

  it('to nobody, or a second account number to somebody, is refused', async () => {
    const id = await someone();
    await expect(link(newId(), 'email', 'a@example.com')).rejects.toMatchObject({
      code: 'subscriber.not-found',
    });
    await expect(link('no id', 'email', 'a@example.com')).rejects.toMatchObject({
      code: 'subscriber.not-found',
    });
    await link(id, 'account', 'ONE');
    await expect(link(id, 'account', 'TWO')).rejects.toMatchObject({ code: 'identity.one-account' });
  });
});

describe('unlinking an address', () => {
  it('sets it free for somebody else, and the sequence of the address goes on', async () => {
    const [one, other] = [await someone(), await someone()];
    const address = identity('panel-user', 'layla7');
    await link(one, 'panel-user', 'layla7');
    await cases.unlink.execute(one, address);
    await expect(cases.unlink.execute(one, address)).rejects.toMatchObject({ code: 'identity.not-linked' });
    await expect(cases.unlink.execute(other, address)).rejects.toMatchObject({ code: 'identity.not-linked' });
    expect(await link(other, 'panel-user', 'layla7')).toEqual({ outcome: 'link' });
    expect(await eventsOf(provisionalSubscriberId(address))).toEqual([
      [1, 'viewline.identity.linked.v1'],
      [2, 'viewline.identity.unlinked.v1'],
      [3, 'viewline.identity.linked.v1'],
    ]);
  });

  it('of one of two on the same number leaves the number where it is', async () => {
    const id = await someone();
    await link(id, 'phone', '+966500000001');
    await link(id, 'whatsapp', '+966500000001');
    await cases.unlink.execute(id, identity('whatsapp', '+966500000001'));
    const events = await cases.published();
    const last = events.findLast(
      ({ key }) => key === provisionalSubscriberId(identity('phone', '+966500000001')),
    );
    expect(last).toMatchObject({
      type: 'viewline.identity.linked.v1',
      sequence: 4,
      data: { subscriberId: id },
    });
  });
});
