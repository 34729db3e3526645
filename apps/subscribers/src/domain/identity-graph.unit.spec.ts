import {
  provisionalSubscriberId,
  type EventEnvelope,
  type Identity,
  IdentityLinked,
  SubscriberMerged,
} from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import fc from 'fast-check';
import { AddressBook } from './address-book.js';
import type { Edge } from './edge.js';
import { merge, objectionsToMerge, unmerge, type Standing } from './merge.js';

const PEOPLE = ['a', 'b', 'c', 'd'].map((name) => idFromName('test', name));
const ADDRESSES: Identity[] = [
  { kind: 'account', value: 'A1' },
  { kind: 'account', value: 'A2' },
  { kind: 'email', value: 'home@example.com' },
  { kind: 'phone', value: '+966501234567' },
  { kind: 'whatsapp', value: '+966501234567' },
  { kind: 'mac', value: '00:1A:79:00:00:01' },
];
const NOW = new Date(0);
const FACTS = { reason: '', by: 'test', time: NOW };

/** The whole graph as its use cases keep it: the address book and one edge per absorbed subscriber. */
class Graph {
  readonly book = new AddressBook();
  readonly merges = new Map<string, Edge>();
  readonly mergeEvents: EventEnvelope[] = [];

  standing(id: string): Standing {
    const group = this.groupOf(id);
    return {
      id,
      mergedInto: this.merges.get(id)?.parentId,
      identities: group.flatMap((one) => this.book.linksOf(one).map(({ identity }) => identity)),
    };
  }

  merge(survivor: string, absorbed: string, override = false): boolean {
    const objections = objectionsToMerge(this.standing(survivor), this.standing(absorbed));
    if (objections.some(({ overridable }) => !(overridable && override))) return false;
    this.move(merge(this.edge(absorbed), survivor, FACTS));
    return true;
  }

  unmerge(absorbed: string): boolean {
    const edge = this.edge(absorbed);
    if (!edge.parentId) return false;
    this.move(unmerge(edge, FACTS));
    return true;
  }

  groupOf(id: string): string[] {
    const children = PEOPLE.filter((one) => this.merges.get(one)?.parentId === id);
    return [id, ...children.flatMap((one) => this.groupOf(one))];
  }

  owners(): Map<string, string> {
    return new Map(
      PEOPLE.flatMap((id) =>
        this.book.linksOf(id).map((link) => [`${link.identity.kind} ${link.identity.value}`, id] as const),
      ),
    );
  }

  private edge(childId: string): Edge {
    return this.merges.get(childId) ?? { childId, parentId: undefined, sequence: 0 };
  }

  private move({ edge, event }: ReturnType<typeof merge>): void {
    this.merges.set(edge.childId, edge);
    this.mergeEvents.push(event as unknown as EventEnvelope);
  }
}

type Step =
  | { do: 'link' | 'unlink'; who: string; address: Identity; verified: boolean }
  | { do: 'merge'; who: string; into: string; override: boolean }
  | { do: 'unmerge'; who: string };

const who = fc.constantFrom(...PEOPLE);
const addressStep = fc.record({
  do: fc.constantFrom('link' as const, 'unlink' as const),
  who,
  address: fc.constantFrom(...ADDRESSES),
  verified: fc.boolean(),
});
const mergeStep = fc.oneof(
  fc.record({ do: fc.constant('merge' as const), who, into: who, override: fc.boolean() }),
  fc.record({ do: fc.constant('unmerge' as const), who }),
);
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: addressStep }, mergeStep), { maxLength: 60 });

function take(graph: Graph, step: Step): void {
  if (step.do === 'merge') graph.merge(step.into, step.who, step.override);
  else if (step.do === 'unmerge') graph.unmerge(step.who);
  else if (step.do === 'unlink') graph.book.unlink(step.who, step.address, NOW);
  else {
    const { who: subscriberId, address: identity, verified } = step;
    graph.book.link({ subscriberId, identity, verified, source: 'test' }, NOW);
  }
}

const after = (all: readonly Step[]): Graph => {
  const graph = new Graph();
  for (const step of all) take(graph, step);
  return graph;
};

/** What a reader makes of the events: the last word on each child, by sequence. */
function parentsRead(graph: Graph): Map<string, string> {
  const parents = new Map<string, string>();
  const seen = new Map<string, number>();
  for (const event of [...graph.book.events, ...graph.mergeEvents] as unknown as EventEnvelope[]) {
    expect(event.sequence).toBe((seen.get(event.partitionkey) ?? 0) + 1);
    seen.set(event.partitionkey, event.sequence);
    if (IdentityLinked.is(event)) parents.set(event.data.provisionalId, event.data.subscriberId);
    else if (SubscriberMerged.is(event)) parents.set(event.data.absorbedId, event.data.survivorId);
    else parents.delete(event.partitionkey);
  }
  return parents;
}

describe('the identity graph after any sequence of links, merges and their undoing', () => {
  it('gives no address, and no number behind two addresses, two owners', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const graph = after(all);
        const owned = PEOPLE.flatMap((id) => graph.book.linksOf(id));
        const keys = owned.map(({ identity }) => `${identity.kind} ${identity.value}`);
        expect(new Set(keys).size).toBe(keys.length);
        const behind = new Set(owned.map((link) => `${link.provisionalId} ${link.subscriberId}`));
        expect(new Set(owned.map((link) => link.provisionalId)).size).toBe(behind.size);
        for (const id of PEOPLE) {
          expect(
            graph.book.linksOf(id).filter(({ identity }) => identity.kind === 'account').length,
          ).toBeLessThan(2);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has no circle: everybody leads to one who stands for themselves', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const graph = after(all);
        for (const id of PEOPLE) {
          let top: string | undefined = id;
          for (let n = 0; n <= PEOPLE.length && top; n++) top = graph.merges.get(top)?.parentId;
          expect(top).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never joins two account numbers unless a supervisor said so', () => {
    const noOverride = steps.map((all) =>
      all.map((step) => (step.do === 'merge' ? { ...step, override: false } : step)),
    );
    fc.assert(
      fc.property(noOverride, who, who, (all, into, absorbed) => {
        const graph = after(all);
        const accounts = (id: string) =>
          graph.standing(id).identities.filter(({ kind }) => kind === 'account').length;
        const both = accounts(into) > 0 && accounts(absorbed) > 0;
        const joined = graph.merge(into, absorbed);
        expect(both && joined).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('a merge and its undoing leave what would be without them, links made in between included', () => {
    fc.assert(
      fc.property(steps, who, who, fc.array(addressStep, { maxLength: 20 }), (all, into, absorbed, later) => {
        const graph = after(all);
        fc.pre(graph.merge(into, absorbed, true));
        for (const step of later) take(graph, step);
        expect(graph.unmerge(absorbed)).toBe(true);
        const never = after([...all, ...later]);
        expect(graph.owners()).toEqual(never.owners());
        const parents = (g: Graph) => PEOPLE.map((id) => g.merges.get(id)?.parentId);
        expect(parents(graph)).toEqual(parents(never));
      }),
      { numRuns: 500 },
    );
  });

  it('is what a reader of the events makes of them, by one gapless sequence per child', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const graph = after(all);
        const owned = PEOPLE.flatMap((id) => graph.book.linksOf(id));
        const expected = new Map([
          ...owned.map(
            ({ identity, subscriberId }) => [provisionalSubscriberId(identity), subscriberId] as const,
          ),
          ...[...graph.merges.values()].flatMap(({ childId, parentId }) =>
            parentId ? [[childId, parentId] as const] : [],
          ),
        ]);
        expect(parentsRead(graph)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an address that people share', () => {
  it('makes a household of them and moves nothing', () => {
    const [anna, ben] = PEOPLE as [string, string];
    const email = ADDRESSES[2]!;
    const book = new AddressBook();
    book.link({ subscriberId: anna, identity: email, verified: false, source: 'test' }, NOW);
    const decision = book.link({ subscriberId: ben, identity: email, verified: false, source: 'test' }, NOW);
    expect(decision).toEqual({ outcome: 'share', holderId: anna });
    expect(book.relationships.map(({ subscriberId, type }) => [subscriberId, type])).toEqual([
      [anna, 'household-member'],
      [ben, 'household-member'],
    ]);
    expect(new Set(book.relationships.map(({ target }) => target)).size).toBe(1);
    expect(book.linksOf(ben)).toEqual([]);
    expect(book.events).toHaveLength(1);
  });
});
