import { objectionsToMerge, merge, unmerge, type Standing } from './merge.js';

const standing = (id: string, part: Partial<Standing> = {}): Standing => ({
  id,
  mergedInto: undefined,
  identities: [],
  ...part,
});
const rules = (survivor: Standing, absorbed: Standing) =>
  objectionsToMerge(survivor, absorbed).map(({ rule, overridable }) => (overridable ? `${rule}?` : rule));
const account = (value: string) => ({ identities: [{ kind: 'account' as const, value }] });

describe('objections to a merge', () => {
  it('there are none between two who share nothing that is unique', () => {
    const phones = { identities: [{ kind: 'phone' as const, value: '+1' }] };
    expect(rules(standing('a', phones), standing('b', { ...phones, ...account('A1') }))).toEqual([]);
  });

  it('itself: nobody is merged into themselves', () => {
    expect(rules(standing('a', account('A1')), standing('a'))).toContain('itself');
  });

  it('absorbed-is-merged and survivor-is-merged: only those who stand for themselves are merged', () => {
    expect(rules(standing('a'), standing('b', { mergedInto: 'c' }))).toEqual(['absorbed-is-merged']);
    expect(rules(standing('a', { mergedInto: 'b' }), standing('b'))).toEqual(['survivor-is-merged']);
  });

  it('two-identifiers: two account numbers or two panel users object, and a supervisor may know better', () => {
    expect(rules(standing('a', account('A1')), standing('b', account('A2')))).toEqual(['two-identifiers?']);
    const panel = (value: string) => ({ identities: [{ kind: 'panel-user' as const, value }] });
    expect(rules(standing('a', panel('x')), standing('b', panel('y')))).toEqual(['two-identifiers?']);
    const told = objectionsToMerge(standing('a', account('A1')), standing('b', account('A2')));
    expect(told[0]?.message).toContain('account A1 and A2');
  });
});

describe('a merge', () => {
  const facts = { reason: 'same person', by: 'agent-1', time: new Date(0) };
  const A = '0190d2b0-0000-7000-8000-00000000000a';
  const B = '0190d2b0-0000-7000-8000-00000000000b';

  it('is one edge, and undoing it takes the edge away; readers can order both', () => {
    const merged = merge({ childId: A, parentId: undefined, sequence: 4 }, B, facts);
    expect(merged.edge).toEqual({ childId: A, parentId: B, sequence: 5 });
    expect(merged.event).toMatchObject({
      partitionkey: A,
      sequence: 5,
      data: { absorbedId: A, survivorId: B },
    });
    const undone = unmerge(merged.edge, facts);
    expect(undone.edge).toEqual({ childId: A, parentId: undefined, sequence: 6 });
    expect(undone.event).toMatchObject({
      partitionkey: A,
      sequence: 6,
      data: { absorbedId: A, survivorId: B },
    });
  });

  it('that never was cannot be undone', () => {
    expect(() => unmerge({ childId: A, parentId: undefined, sequence: 0 }, facts)).toThrow(
      expect.objectContaining({ code: 'merge.not-found' }),
    );
  });
});
