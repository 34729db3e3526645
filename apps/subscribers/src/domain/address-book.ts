import {
  IdentityLinked,
  IdentityUnlinked,
  provisionalSubscriberId,
  type Identity,
  type NewEvent,
} from '@viewline/events';
import type { Edge } from './edge.js';
import { decideLink, type Claim, type Holder, type LinkDecision } from './link-decision.js';
import { sharing, type Relationship } from './relationship.js';

/** An address that belongs to a subscriber. */
export interface Link extends Claim {
  /** The provisional subscriber behind the address; a WhatsApp address and its phone number have the same. */
  provisionalId: string;
  /** Who says so: `import`, `api`, `contact-medium`, … */
  source: string;
}

const keyOf = ({ kind, value }: Identity): string => `${kind} ${value}`;

type Links = Map<string, Link>;

/** Some addresses with their holders, held still: decides who an address belongs to and remembers what changed. */
export class AddressBook {
  private readonly byProvisional = new Map<string, Links>();
  private readonly bySubscriber = new Map<string, Links>();
  private readonly edges: Map<string, Edge>;
  readonly events: NewEvent[] = [];
  readonly linked: Links = new Map();
  readonly unlinked = new Map<string, Identity>();
  readonly movedEdges = new Map<string, Edge>();
  readonly relationships: Relationship[] = [];

  constructor(edges: Iterable<Edge> = [], links: Iterable<Link> = []) {
    this.edges = new Map([...edges].map((edge) => [edge.childId, edge]));
    for (const link of links) this.put(link);
  }

  linksOf(subscriberId: string): Link[] {
    return [...(this.bySubscriber.get(subscriberId)?.values() ?? [])];
  }

  /** As one who claims the address sees it: what is proven of a number is proven of the WhatsApp address on it. */
  holderOf(identity: Identity, claimantId: string): Holder | undefined {
    const behind = this.linksBehind(provisionalSubscriberId(identity));
    const [first] = behind;
    if (!first) return undefined;
    const { subscriberId } = first;
    const own = subscriberId === claimantId;
    const verified = own ? this.find(identity)?.verified : behind.some((link) => link.verified);
    return { subscriberId, verified: verified ?? false };
  }

  /** Changes the book unless the rules refuse. */
  link(claim: Claim & { source: string }, time: Date): LinkDecision {
    const accounts = this.linksOf(claim.subscriberId).flatMap(({ identity }) =>
      identity.kind === 'account' ? [identity.value] : [],
    );
    const decision = decideLink(claim, this.holderOf(claim.identity, claim.subscriberId), accounts);
    if (decision.outcome === 'share') {
      this.relationships.push(...sharing(claim.identity, decision.holderId, claim.subscriberId));
    }
    if (decision.outcome === 'share' || decision.outcome === 'refuse') return decision;
    const isNew = this.find(claim.identity) === undefined;
    if (!isNew && decision.outcome === 'unchanged') return decision;
    this.attach({ ...claim, provisionalId: provisionalSubscriberId(claim.identity) }, time);
    return isNew ? { outcome: 'link' } : decision;
  }

  /** False where the address was not theirs. */
  unlink(subscriberId: string, identity: Identity, time: Date): boolean {
    const link = this.find(identity);
    if (link?.subscriberId !== subscriberId) return false;
    const key = keyOf(identity);
    this.byProvisional.get(link.provisionalId)?.delete(key);
    this.bySubscriber.get(subscriberId)?.delete(key);
    this.linked.delete(key);
    this.unlinked.set(key, identity);
    this.events.push(IdentityUnlinked.create(facts(link), { time, sequence: this.move(link, undefined) }));
    // Another address on the same number keeps it where it is: readers follow the last word on the provisional id.
    const [remaining] = this.linksBehind(link.provisionalId);
    if (remaining) this.attach(remaining, time);
    return true;
  }

  private attach(link: Link, time: Date): void {
    this.put(link);
    this.linked.set(keyOf(link.identity), link);
    this.unlinked.delete(keyOf(link.identity));
    this.events.push(
      IdentityLinked.create(facts(link), { time, sequence: this.move(link, link.subscriberId) }),
    );
  }

  private move({ provisionalId: childId }: Link, parentId: string | undefined): number {
    const sequence = (this.edges.get(childId)?.sequence ?? 0) + 1;
    const edge = { childId, parentId, sequence };
    this.edges.set(childId, edge);
    this.movedEdges.set(childId, edge);
    return sequence;
  }

  private find(identity: Identity): Link | undefined {
    return this.byProvisional.get(provisionalSubscriberId(identity))?.get(keyOf(identity));
  }

  private linksBehind(provisionalId: string): Link[] {
    return [...(this.byProvisional.get(provisionalId)?.values() ?? [])];
  }

  private put(link: Link): void {
    const key = keyOf(link.identity);
    getOrAdd(this.byProvisional, link.provisionalId).set(key, link);
    getOrAdd(this.bySubscriber, link.subscriberId).set(key, link);
  }
}

function getOrAdd(index: Map<string, Links>, id: string): Links {
  const links = index.get(id) ?? new Map<string, Link>();
  index.set(id, links);
  return links;
}

const facts = ({ provisionalId, subscriberId, identity, verified, source }: Link) => ({
  provisionalId,
  subscriberId,
  identity,
  verified,
  source,
});
