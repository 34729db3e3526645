import { newId } from '@viewline/kernel';
import type { AddressBook } from '../address-book.js';
import { externalIdOf } from '../customer-profile.js';
import { LINK_RULES } from '../link-decision.js';
import type { Party } from '../party.js';
import { register, update, type Change, type Subscriber } from '../subscriber.js';
import type { CustomerLine } from './customer-line.js';
import { documentOf, individualOf, overlay } from './customer-line-document.js';
import { WHOLE_LINE, type Rejection } from './rejection.js';

/** A subscriber who is known already, and the line of this same file that told of them, if one did. */
export interface Known {
  subscriber: Subscriber;
  line?: number;
}

export interface Registered extends Change {
  line: number;
}

export interface Updated extends Change {
  changed: readonly string[];
}

/** Decides what a chunk of lines means for the customer base. The address book holds still all that they speak of. */
export class ImportPlan {
  readonly registered: Registered[] = [];
  readonly updated: Updated[] = [];
  readonly parties: Party[] = [];
  readonly rejections: Rejection[] = [];
  /** Those who were known before, with the line that spoke of them. */
  readonly met: { id: string; line: number }[] = [];
  private readonly byId = new Map<string, Known>();
  private readonly byExternalId = new Map<string, Known>();

  constructor(
    known: Iterable<Known>,
    private readonly book: AddressBook,
    private readonly now: Date,
  ) {
    for (const one of known) this.remember(one);
  }

  take(customer: CustomerLine): void {
    const known = this.find(customer);
    const id = known?.subscriber.id ?? newId();
    const objection = known?.line === undefined ? this.accountTaken(customer, id) : sameAs(known.line);
    if (objection) {
      this.reject(customer.line, WHOLE_LINE, objection, 'line-rejected');
      return;
    }
    const linked = this.link(customer, id);
    if (known) this.update(known, customer, linked);
    else this.register(id, customer);
  }

  private find({ cells, account }: CustomerLine): Known | undefined {
    const byKey = cells.externalId === undefined ? undefined : this.byExternalId.get(cells.externalId);
    if (byKey) return byKey;
    const holder = account && this.book.holderOf(account, '');
    const byAccount = holder && this.byId.get(holder.subscriberId);
    // The account of somebody with another key of their own is not this one's.
    const isTheirs =
      cells.externalId !== undefined && byAccount && externalIdOf(byAccount.subscriber.document);
    return isTheirs ? undefined : byAccount;
  }

  private accountTaken({ account }: CustomerLine, id: string): string | undefined {
    const holder = account && this.book.holderOf(account, id);
    if (!holder || holder.subscriberId === id) return undefined;
    const line = this.byId.get(holder.subscriberId)?.line;
    const whose = line === undefined ? `subscriber ${holder.subscriberId}` : `line ${line}`;
    return `account number ${account.value} belongs to ${whose}`;
  }

  /** True where an address changed hands. */
  private link({ line, account, addresses }: CustomerLine, subscriberId: string): boolean {
    const before = this.book.events.length + this.book.relationships.length;
    for (const { identity } of account ? this.book.linksOf(subscriberId) : []) {
      if (identity.kind === 'account' && identity.value !== account?.value) {
        this.book.unlink(subscriberId, identity, this.now);
      }
    }
    for (const address of account ? [account, ...addresses] : addresses) {
      const claim = { subscriberId, identity: address, verified: false, source: 'import' };
      const decision = this.book.link(claim, this.now);
      if (decision.outcome === 'refuse') {
        const reason = `${address.value} belongs to subscriber ${decision.holderId}: ${LINK_RULES[decision.rule]}`;
        this.reject(line, address.kind, reason, 'value-left-out');
      }
    }
    return this.book.events.length + this.book.relationships.length > before;
  }

  private register(id: string, customer: CustomerLine): void {
    const party: Party = { kind: 'individual', id: newId(), version: 1, document: individualOf(customer) };
    const identities = this.book.linksOf(id).map(({ identity }) => identity);
    const change = register({ id, document: documentOf(customer, party.id) }, identities, this.now);
    this.parties.push(party);
    this.registered.push({ ...change, line: customer.line });
    this.remember({ subscriber: change.subscriber, line: customer.line });
  }

  private update({ subscriber }: Known, customer: CustomerLine, linked: boolean): void {
    const { document, changed } = overlay(subscriber.document, customer);
    const identities = this.book.linksOf(subscriber.id).map(({ identity }) => identity);
    const change = update(subscriber, { document, changed }, identities, this.now);
    if (changed.length > 0 || linked) this.updated.push({ ...change, changed });
    this.met.push({ id: subscriber.id, line: customer.line });
    this.remember({ subscriber: change.subscriber, line: customer.line });
  }

  private remember(known: Known): void {
    this.byId.set(known.subscriber.id, known);
    const externalId = externalIdOf(known.subscriber.document);
    if (externalId !== undefined) this.byExternalId.set(externalId, known);
  }

  private reject(line: number, column: string, reason: string, effect: Rejection['effect']): void {
    this.rejections.push({ line, column, reason, effect });
  }
}

const sameAs = (line: number): string => `the same customer as line ${line}`;
