import fc from 'fast-check';
import { raisedPriority } from './priority.js';
import { SEVERITY_LEVELS, severityLevelOf } from './severity.js';
import { TICKET_CLASSES, ticketClassOf } from './ticket-class.js';
import { parentIdOf, subscriberIdOf } from './ticket-document.js';
import { titleOf } from './ticket.js';

describe('severity', () => {
  it.each([
    ['Critical', 'critical'],
    ['URGENT', 'critical'],
    ['High', 'major'],
    ['P2', 'major'],
    ['sev-4', 'minor'],
    ['Normal', 'moderate'],
    ['schwerwiegend', 'moderate'],
    ['constructor', 'moderate'],
  ])('%s comes to %s', (word, level) => expect(severityLevelOf(word)).toBe(level));

  it('always comes to a level', () => {
    fc.assert(fc.property(fc.string(), (word) => expect(SEVERITY_LEVELS).toContain(severityLevelOf(word))));
  });
});

describe('the class of a ticket', () => {
  it.each([
    ['Bill Dispute', 'bill-dispute'],
    ['Hardware malfunction', 'hardware-malfunction'],
    ['software glitch', 'software-glitch'],
    ['software-glitch', 'software-glitch'],
    ['Connectivity', 'connectivity'],
    ['Buffering', 'connectivity'],
    ['missing order', 'order'],
    ['投诉', 'other'],
  ])('of %s is %s', (type, name) => expect(ticketClassOf(type)).toBe(name));

  it('is always one of the list', () => {
    fc.assert(fc.property(fc.string(), (type) => expect(TICKET_CLASSES).toContain(ticketClassOf(type))));
  });
});

describe('an escalated priority', () => {
  it.each([
    ['3', '2'],
    ['1', '1'],
    ['Low', 'Medium'],
    ['high', 'Critical'],
    ['Critical', 'Critical'],
    [undefined, 'High'],
    ['wichtig', 'High'],
  ])('of %s is %s', (priority, raised) => expect(raisedPriority(priority)).toBe(raised));
});

describe('whom a ticket is about', () => {
  const ID = '0198c5a0-3c1e-7b52-9d0e-5a7c1f20b801';
  const OTHER = '0198c5a0-4d2f-7c63-8e1f-6b8d2031c902';

  it.each([
    [
      'the customer',
      [
        { id: OTHER, role: 'agent' },
        { id: ID, role: 'Customer' },
      ],
    ],
    [
      'the customer before the originator',
      [
        { id: OTHER, role: 'originator' },
        { id: ID, role: 'customer' },
      ],
    ],
    ['a party without a role', [{ id: ID }]],
    ['an id as a URN', [{ id: `urn:uuid:${ID.toUpperCase()}`, role: 'End-User' }]],
    [
      'the end of a reference',
      [{ id: 'C-7', href: `https://crm.example/customer/${ID}`, role: 'subscriber' }],
    ],
  ])('is %s', (_what, relatedParty) => expect(subscriberIdOf({ relatedParty })).toBe(ID));

  it('is nobody where no party is one of ours', () => {
    expect(
      subscriberIdOf({
        relatedParty: [
          { id: 'C-7', role: 'customer' },
          { id: ID, role: 'agent' },
        ],
      }),
    ).toBeUndefined();
    expect(subscriberIdOf({})).toBeUndefined();
  });

  it('and its parent are read from what it says', () => {
    const link = (relationshipType: string) => ({
      troubleTicketRelationship: [{ id: ID, relationshipType }],
    });
    expect([parentIdOf(link('Parent')), parentIdOf(link('duplicates'))]).toEqual([ID, undefined]);
  });
});

it('a title is one line, and never cuts a character in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (description) => {
      const title = titleOf({ description });
      expect(title.length).toBeGreaterThan(0);
      expect(title).not.toContain('\n');
      expect(title).not.toMatch(/\p{Surrogate}/u);
      expect(Array.from(title).length).toBeLessThanOrEqual(150);
    }),
  );
});
