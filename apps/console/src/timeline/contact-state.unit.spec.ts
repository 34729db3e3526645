import fc from 'fast-check';
import { anEntry } from './an-entry.js';
import { contactState } from './contact-state.js';

const report = (status: string) =>
  anEntry({ type: 'viewline.message.delivery-reported.v1', kind: 'delivery', details: { status } });
const update = (part: Parameters<typeof anEntry>[0]) =>
  anEntry({ type: 'viewline.interaction.updated.v1', kind: 'update', ...part });
const contact = anEntry({ text: 'Hello', details: { status: 'open', queue: 'billing' } });

describe('what became of a contact', () => {
  it.each([
    [[], null],
    [['sent'], 'sent'],
    [['read', 'delivered', 'sent'], 'read'],
    [['failed', 'sent'], 'failed'],
    [['failed', 'delivered'], 'delivered'],
    [['something new'], null],
  ])('after %j it is %s', (statuses, expected) => {
    expect(contactState(contact, statuses.map(report)).delivery).toBe(expected);
  });

  it('tells how far a message of our own got', () => {
    const told = (name: string) => anEntry({ type: `viewline.notification.${name}.v1`, kind: 'delivery' });
    expect(contactState(contact, ['read', 'delivered'].map(told)).delivery).toBe('read');
    expect(contactState(contact, [told('failed')]).delivery).toBe('failed');
  });

  it('does not depend on the order in which reports overtook each other', () => {
    const statuses = fc.array(fc.constantFrom('queued', 'sent', 'delivered', 'read', 'failed'));
    fc.assert(
      fc.property(statuses, (order) => {
        const state = (some: string[]) => contactState(contact, some.map(report)).delivery;
        expect(state(order)).toBe(state(order.toReversed()));
      }),
    );
  });

  it('shows the latest text and tells the one before', () => {
    const state = contactState(contact, [update({ text: 'Third' }), update({ text: 'Second' })]);
    expect([state.entry.text, state.before]).toEqual(['Third', 'Hello']);
  });

  it('calls a text that came later no edit', () => {
    const state = contactState(anEntry({ text: null }), [update({ text: 'The transcript' })]);
    expect([state.entry.text, state.before]).toEqual(['The transcript', null]);
  });

  it('has the latest status and all details, and stays what and when it was', () => {
    const state = contactState(contact, [
      update({ details: { status: 'completed' }, actor: 'Sara', occurredAt: '2026-03-09T00:00:00.000Z' }),
      update({ details: { status: 'inProgress' } }),
    ]);
    expect(state.status).toBe('completed');
    expect(state.entry.details).toEqual({ status: 'completed', queue: 'billing' });
    expect(state.entry).toMatchObject({ kind: 'message', actor: 'Sara', occurredAt: contact.occurredAt });
  });

  it('is removed when it was taken from the record', () => {
    const removed = anEntry({ type: 'viewline.interaction.removed.v1', kind: 'update' });
    expect(contactState(contact, [removed]).status).toBe('removed');
  });
});
