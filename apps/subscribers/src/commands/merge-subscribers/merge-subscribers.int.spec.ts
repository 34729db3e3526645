import { identity, type Identity } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { useCases, type UseCases } from '../../use-cases.suite.js';

let cases: UseCases;
beforeAll(async () => (cases = await useCases()));
afterAll(() => cases.close());

const someone = async (...addresses: Identity[]) => {
  const { id } = await cases.register.execute({ document: { name: 'Layla', engagedParty: { id: newId() } } });
  for (const address of addresses) {
    await cases.link.execute({ subscriberId: id, identity: address, verified: false, source: 'api' });
  }
  return id;
};
const account = () => identity('account', newId());
const merge = (survivorId: string, absorbedId: string, override = false) =>
  cases.merge.execute({ survivorId, absorbedId, override, reason: 'the same person', by: 'amal' });
const unmerge = (absorbedId: string) =>
  cases.unmerge.execute(absorbedId, { reason: 'a mistake', by: 'amal' });
const state = async (...ids: string[]) =>
  await Promise.all(
    ids.map(async (id) => {
      const { identities, mergedIds, mergedInto } = (await cases.show.execute(id))!;
      return { identities, mergedIds, mergedInto };
    }),
  );

describe('merging two subscribers', () => {
  it('shows both as one, and undoing it shows them as they were, with what was linked in between', async () => {
    const a = await someone(account());
    const b = await someone(identity('telegram', newId()));
    const before = await state(a, b);
    expect(await merge(a, b)).toBe(true);
    expect(await merge(a, b)).toBe(false);
    const [merged] = await state(a);
    expect(merged?.mergedIds).toEqual([b]);
    expect(merged?.identities).toHaveLength(2);
    const later = identity('x', newId());
    await cases.link.execute({ subscriberId: b, identity: later, verified: false, source: 'api' });
    await unmerge(b);
    const after = await state(a, b);
    expect(after[0]).toEqual(before[0]);
    expect(after[1]?.identities).toEqual([
      ...before[1]!.identities,
      { ...later, subscriberId: b, verified: false, source: 'api' },
    ]);
    await expect(unmerge(b)).rejects.toMatchObject({ code: 'merge.not-found' });
    const events = (await cases.published()).filter(({ key }) => key === b).slice(-2);
    expect(events).toMatchObject([
      {
        type: 'viewline.subscriber.merged.v1',
        sequence: 1,
        data: { absorbedId: b, survivorId: a, by: 'amal' },
      },
      { type: 'viewline.subscriber.unmerged.v1', sequence: 2, data: { absorbedId: b, survivorId: a } },
    ]);
  });

  it('goes on over several: A into B into C shows all on C, and the middle can be taken out', async () => {
    const [a, b, c] = [await someone(account()), await someone(), await someone()];
    await merge(b, a);
    await merge(c, b);
    const [top] = await state(c);
    expect(top?.mergedIds.toSorted()).toEqual([a, b].toSorted());
    expect(top?.identities).toHaveLength(1);
    await unmerge(b);
    expect(await state(b, c)).toMatchObject([{ mergedIds: [a], mergedInto: null }, { mergedIds: [] }]);
  });

  it('is refused for oneself, for who is merged already, and into one’s own absorbed one', async () => {
    const [a, b, c] = [await someone(), await someone(), await someone()];
    const refusal = (...rules: string[]) => ({
      kind: 'conflict',
      code: 'merge.refused',
      details: rules.map((path) => expect.objectContaining({ path })),
    });
    await expect(merge(a, a)).rejects.toMatchObject(refusal('itself'));
    await merge(a, b);
    await expect(merge(c, b)).rejects.toMatchObject(refusal('absorbed-is-merged'));
    await expect(merge(b, c)).rejects.toMatchObject(refusal('survivor-is-merged'));
    await expect(merge(b, a)).rejects.toMatchObject(refusal('survivor-is-merged'));
    await expect(merge(a, newId())).rejects.toMatchObject({ code: 'subscriber.not-found' });
  });

  it('is refused where an account number stands against another, deep in either, until a supervisor overrides', async () => {
    const [a, deep, b] = [await someone(), await someone(account()), await someone(account())];
    await merge(a, deep);
    await expect(merge(a, b)).rejects.toMatchObject({ details: [{ path: 'two-identifiers' }] });
    expect(await merge(a, b, true)).toBe(true);
  });

  it('into each other at once leaves one merge, no circle', async () => {
    for (let round = 0; round < 10; round++) {
      const [a, b] = [await someone(), await someone()];
      const results = await Promise.allSettled([merge(a, b), merge(b, a)]);
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('keeps its two from being removed until it is undone', async () => {
    const [a, b] = [await someone(), await someone(identity('x', newId()))];
    await merge(a, b);
    await expect(cases.remove.execute(a)).rejects.toMatchObject({ code: 'subscriber.part-of-merge' });
    await expect(cases.remove.execute(b)).rejects.toMatchObject({ code: 'subscriber.part-of-merge' });
    await unmerge(b);
    await cases.remove.execute(b);
    expect(await cases.show.execute(b)).toBeUndefined();
    expect((await cases.published()).slice(-2)).toMatchObject([
      { type: 'viewline.identity.unlinked.v1' },
      { type: 'viewline.subscriber.removed.v1', key: b, sequence: 2 },
    ]);
  });
});
