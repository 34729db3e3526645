import { newId } from '@viewline/kernel';
import { itKeepsTo } from '@viewline/testing';
import {
  customer,
  minimal,
  SPECS,
  START,
  TICKETS,
  ticketsDoor,
  type TicketsDoor,
} from './tickets-door.suite.js';

let door: TicketsDoor;
beforeAll(async () => (door = await ticketsDoor()));
afterAll(() => door.close());

describe('POST /troubleTicket', () => {
  it('takes and gives back every attribute of the definition; times, history and number are the server’s', async () => {
    const polymorphic = { '@type': 'T', '@baseType': 'B', '@schemaLocation': 'https://x.example/s.json' };
    const reference = { id: newId(), href: '/r', name: 'R', ...polymorphic, '@referredType': 'X' };
    const document = {
      description: '我不接受上一笔点播费用',
      severity: 'Urgent',
      ticketType: 'Bill Dispute',
      name: 'Litige de facturation',
      priority: 'High',
      externalId: 'ZD-1',
      requestedResolutionDate: '2026-03-04T10:00:00.000Z',
      expectedResolutionDate: '2026-03-05T10:00:00.000Z',
      attachment: [
        {
          id: 'a',
          attachmentType: 'photo',
          mimeType: 'image/png',
          name: 'bill.png',
          description: 'the bill',
          url: 'https://files.example/bill.png',
          size: { amount: 2, units: 'MB' },
          validFor: { startDateTime: '2026-01-01T00:00:00.000Z' },
          ...polymorphic,
          '@referredType': 'Attachment',
        },
      ],
      channel: reference,
      note: [{ id: 'n', author: 'client', date: '2026-03-02T09:00:00.000Z', text: 'مرحبا', ...polymorphic }],
      relatedEntity: [{ ...reference, role: 'disputedBill' }],
      relatedParty: [{ ...reference, role: 'customer' }],
      troubleTicketRelationship: [
        { id: newId(), href: '/t', name: 'T', relationshipType: 'duplicates', ...polymorphic },
      ],
      ...polymorphic,
    };
    const sent = { ...document, id: 'mine', href: 'mine', creationDate: '2020-01-01T00:00:00Z' };
    const { status, headers, body } = await door.call('POST', TICKETS, sent);
    expect(status).toBe(201);
    const at = START.toISOString();
    expect(body).toEqual({
      ...document,
      id: expect.any(String),
      href: `https://crm.example${TICKETS}/${String(body['id'])}`,
      number: expect.stringMatching(/^TT-\d+$/),
      status: 'acknowledged',
      statusChange: [{ status: 'acknowledged', changeDate: at }],
      statusChangeDate: at,
      creationDate: at,
      lastUpdate: at,
    });
    expect([headers.get('location'), headers.get('etag')]).toEqual([body['href'], '"1"']);
    expect((await door.call('GET', `${TICKETS}/${String(body['id'])}`)).body).toEqual(body);
  });

  it('needs no more than the three mandatory attributes, and promises a resolution', async () => {
    const ticket = await door.open();
    expect(ticket['expectedResolutionDate']).toBe('2026-03-02T18:00:00.000Z');
  });

  it.each<[string, unknown, number]>([
    ['no description', { severity: 'x', ticketType: 'y' }, 400],
    ['an empty severity', minimal({ severity: '' }), 400],
    ['an unknown attribute', minimal({ serverity: 'x' }), 400],
    ['a number for a text', minimal({ name: 7 }), 400],
    ['a status that is none', minimal({ status: 'open' }), 400],
    ['another first status', minimal({ status: 'resolved' }), 409],
    ['a related entity without a role', minimal({ relatedEntity: [{ id: '1' }] }), 400],
    [
      'a parent that is no ticket',
      minimal({ troubleTicketRelationship: [{ id: 'x', relationshipType: 'parent' }] }),
      400,
    ],
    ['a date that is none', minimal({ requestedResolutionDate: 'tomorrow' }), 400],
    ['NUL in a text', minimal({ description: 'a\0b' }), 400],
    ['a lone surrogate', '{"description":"\\ud800","severity":"x","ticketType":"y"}', 400],
    ['a list', [], 400],
    ['nothing', '', 400],
    ['broken JSON', '{"description":', 400],
    ['a prototype', '{"__proto__":{"x":1},"description":"x","severity":"x","ticketType":"y"}', 400],
    ['more than a mebibyte', minimal({ description: 'x'.repeat(1_100_000) }), 413],
  ])('refuses %s with the TM Forum error body', async (_what, body, expected) => {
    const answer = await door.call('POST', TICKETS, body);
    expect([answer.status, answer.body['status']]).toEqual([expected, String(expected)]);
    expect(answer.body).toMatchObject({ code: expect.any(String), reason: expect.any(String) });
  });

  it('repeated under one Idempotency-Key gives the same ticket', async () => {
    const headers = { 'idempotency-key': newId() };
    const document = minimal({ externalId: newId() });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => door.call('POST', TICKETS, document, { headers })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect((await door.call('POST', TICKETS, minimal(), { headers })).status).toBe(409);
  });

  it('refuses whoever does not say who they are', async () => {
    expect((await door.call('POST', TICKETS, minimal(), { role: 'none' })).status).toBe(401);
  });
});

describe('GET /troubleTicket', () => {
  it('filters, sorts, pages and selects', async () => {
    const externalId = newId();
    const party = customer();
    for (const [name, severity] of [
      ['B', 'Major'],
      ['A', 'Major'],
      ['C', 'Minor'],
    ]) {
      await door.open({ name, severity, externalId, relatedParty: [party] });
    }
    const { status, headers, body } = await door.call(
      'GET',
      `${TICKETS}?externalId=${externalId}&severity=Major&relatedParty.id=${String(party['id'])}&status=acknowledged,pending&creationDate.gte=2026-03-02&sort=-name&fields=name,note.text&limit=1`,
    );
    expect([status, headers.get('x-total-count'), headers.get('x-result-count')]).toEqual([200, '2', '1']);
    expect(headers.get('link')).toContain('rel="next"');
    expect(body).toEqual([
      { id: expect.any(String), href: expect.any(String), '@type': 'TroubleTicket', name: 'B' },
    ]);
  });

  it.each(['?nothing=1', '?limit=0', '?limit=1000', '?offset=x', '?sort=note.text', '?fields=a..b'])(
    'refuses %s',
    async (query) => expect((await door.call('GET', TICKETS + query)).status).toBe(400),
  );

  it.each(['nobody', newId(), "'%20OR%201=1"])('knows no %s', async (id) => {
    const { status, body } = await door.call('GET', `${TICKETS}/${id}`);
    expect([status, body['status']]).toEqual([404, '404']);
  });

  it('leaves a trace of every person who read a subscriber’s tickets', async () => {
    const party = customer();
    const { id } = await door.open({ relatedParty: [party] });
    await door.call('GET', `${TICKETS}/${id}`, undefined, { role: 'agent' });
    await door.call('GET', `${TICKETS}?relatedParty.id=${String(party['id'])}`, undefined, { role: 'agent' });
    const { body } = await door.call('GET', `/api/tickets/v1/audit?subscriberId=${String(party['id'])}`);
    expect((body['items'] as unknown[] | undefined) ?? body).toHaveLength(2);
  });
});

itKeepsTo(SPECS, () => door);
