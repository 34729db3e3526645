// What is open for a subscriber, as tickets, disputes and notifications would tell it.
import { randomUUID } from 'node:crypto';

const later = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();

const DIAGNOSIS = {
  id: 'd',
  answer: 'internal',
  summary: 'It fails for others too: 14 of 20 on server edge-1, elsewhere 1 of 80',
  nextStep: 'Pass it on to operations: server edge-1; spare the subscriber the play-book',
  checks: [
    { check: 'account', outcome: 'ok', summary: 'Sport Plus running', counts: { products: 1, running: 1 } },
    {
      check: 'peers-on-server',
      outcome: 'fault',
      summary: 'Server edge-1',
      counts: { failing: 14, peers: 20 },
    },
  ],
};

/** The same in the other language that an end-to-end check speaks. */
const DIAGNOSIS_AR = {
  ...DIAGNOSIS,
  summary: 'العطل لدى غيرهم أيضا: 14 من 20 شخصا (الخادم \u2068edge-1\u2069)، وفي غيره 1 من 80',
  nextStep: 'أحِله إلى فريق التشغيل: الخادم \u2068edge-1\u2069، ولا تتعب المشترك بدليل التقطيع',
  checks: DIAGNOSIS.checks.map((one) => ({ ...one, summary: 'الخادم \u2068edge-1\u2069' })),
};

export function openWork() {
  const work = new Map();
  const of = (id) => {
    const known = work.get(id) ?? { tickets: [] };
    work.set(id, known);
    return known;
  };
  const ids = { next: 1042, keys: new Map() };

  /** What was sent under this key before is not done again. */
  function once(key, make) {
    if (!ids.keys.has(key)) ids.keys.set(key, make());
    return ids.keys.get(key);
  }

  function openTicket({ description, severity, relatedParty }, key) {
    return once(key, () => {
      const number = `TT-${(ids.next += 1)}`;
      const ticket = {
        id: randomUUID(),
        number,
        title: description,
        status: 'acknowledged',
        severity,
        queue: 'general',
        agentId: null,
        openedAt: later(0),
        dueAt: later(30),
        notes: [],
      };
      of(relatedParty[0].id).tickets.unshift(ticket);
      return ticket;
    });
  }

  /** @returns `[status, body]`, or undefined where it is not asked */
  return function answer(method, { pathname, searchParams }, body, key) {
    const given = body ? JSON.parse(body) : {};
    if (pathname === '/tmf-api/troubleTicket/v4/troubleTicket') return [201, openTicket(given, key)];
    const [, id, what] = /^\/api\/\w+\/v1\/subscribers\/([^/]+)\/(\w+)$/.exec(pathname) ?? [];
    if (pathname.startsWith('/api/timeline/')) return undefined;
    if (what === 'tickets') return [200, { items: of(id).tickets, next: null }];
    const diagnosis = searchParams.get('language') === 'ar' ? DIAGNOSIS_AR : DIAGNOSIS;
    if (what === 'diagnosis') return [201, diagnosis];
    if (what === 'diagnoses') return [200, { items: [diagnosis], next: null }];
    if (what === 'holds')
      return [200, { items: [{ billId: 'b', billNo: 'B-7', remaining: { unit: 'SAR', value: 5 } }] }];
    if (what === 'credit') return [200, { balances: [{ unit: 'SAR', value: 15.5 }] }];
    if (what === 'why') {
      const delivery = { attempts: [{ channel: 'in-app' }], sentAt: later(-5), endedAt: null };
      const message = {
        notificationId: 'n',
        purpose: 'outage',
        status: 'delivered',
        answer: 'It was delivered.',
      };
      return [200, { messages: [{ ...message, delivery }], next: null }];
    }
    if (pathname === '/api/tickets/v1/promises' && searchParams.get('subscriberId')) {
      const promise = { promiseId: 'p', what: 'call', dueAt: later(-10), by: 'amal', state: 'broken' };
      return [200, { items: [promise], next: null }];
    }
    if (pathname === '/api/disputes/v1/disputes') return [200, { items: [], next: null }];
    const [, ticketId] = /^\/api\/tickets\/v1\/tickets\/([^/]+)\/notes$/.exec(pathname) ?? [];
    if (ticketId && method === 'POST') return [201, once(key, () => ({ id: randomUUID(), ...given }))];
    return undefined;
  };
}
