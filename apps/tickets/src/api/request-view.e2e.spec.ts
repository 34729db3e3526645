import { randomUUID } from 'node:crypto';
import { SubscriberRegistered } from '@viewline/events';
import { eventually } from '@viewline/testing';
import {
  customer,
  DESK,
  START,
  TICKETS,
  ticketsDoor,
  type Json,
  type TicketsDoor,
} from './tickets-door.suite.js';

let door: TicketsDoor;
beforeAll(async () => {
  door = await ticketsDoor();
});
afterAll(() => door.close());

const PUBLIC = { role: 'none' as const };
const link = async (ticketId: string, body: Json = {}): Promise<string> => {
  const { status, body: shared } = await door.call('POST', `${DESK}/tickets/${ticketId}/link`, body, {
    role: 'agent',
  });
  expect(status).toBe(201);
  expect(shared['url']).toMatch(/^https:\/\/crm\.example\/requests\/[\w-]{76}$/);
  return `${DESK}/requests/${String(shared['url']).split('/').at(-1)}`;
};
const look = async (path: string) => {
  const answer = await door.call('GET', path, undefined, PUBLIC);
  expect(answer.status).toBe(200);
  return answer;
};
const move = async (id: string, ...statuses: string[]) => {
  for (const status of statuses) {
    expect((await door.call('PATCH', `${TICKETS}/${id}`, { status })).status).toBe(200);
  }
};

describe('a subscriber’s own view of a request', () => {
  it('shows every step, who has it, what comes next and when it will be done', async () => {
    const agent = { name: 'Layla Al-Harbi', queues: [] };
    await door.call('PUT', `${DESK}/routing/agents/layla`, agent);
    const { id } = await door.open({ name: 'No picture', relatedParty: [customer()] });
    const path = await link(id);
    const first = await look(path);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(first.body).toMatchObject({
      title: 'No picture',
      status: 'acknowledged',
      statusText: 'We have your request',
      nextStep: 'Somebody of our team takes it on.',
      owner: { firstName: null, role: 'Support team' },
      direction: 'ltr',
      finishedAt: null,
      rating: { possible: false, score: null },
    });
    expect(Date.parse(String(first.body['expectedFinish']))).toBeGreaterThan(START.getTime());
    const assigned = await door.call('PUT', `${DESK}/tickets/${id}/assignment`, { agentId: 'layla' });
    expect(assigned.body).toMatchObject({ agentId: 'layla', agentName: 'Layla Al-Harbi' });
    await door.call('POST', `${DESK}/tickets/${id}/notes`, {
      text: 'subscriber was rude',
      visibility: 'internal',
    });
    await door.call('POST', `${DESK}/tickets/${id}/notes`, {
      text: 'We changed your line',
      visibility: 'public',
    });
    await move(id, 'inProgress', 'resolved');
    const { body, text } = await look(path);
    expect(body).toMatchObject({
      status: 'resolved',
      owner: { firstName: 'Layla', role: 'Customer support' },
    });
    expect((body['steps'] as Json[]).map((step) => step['text'])).toEqual(
      expect.arrayContaining([
        'We have your request',
        'We changed your line',
        'We are working on it',
        'Solved',
      ]),
    );
    expect(body['finishedAt']).toBe(START.toISOString());
    for (const secret of ['rude', 'Al-Harbi', 'layla', id]) expect(text).not.toContain(secret);
  });

  it('speaks the subscriber’s language, or the one asked for', async () => {
    const subscriberId = randomUUID();
    const profile = { subscriberId, name: 'سارة', status: 'active', language: 'ar-SA', identities: [] };
    await door.publish(SubscriberRegistered.create(profile, { time: START, sequence: 1 }));
    const { id } = await door.open({ relatedParty: [customer(subscriberId)] });
    const path = await link(id);
    await eventually(async () =>
      expect((await look(path)).body).toMatchObject({
        language: 'ar',
        direction: 'rtl',
        statusText: 'استلمنا طلبك',
      }),
    );
    expect((await look(`${path}?language=zh`)).body).toMatchObject({ language: 'zh', direction: 'ltr' });
    expect((await look(`${path}?language=fr`)).body).toMatchObject({
      statusText: 'Nous avons reçu votre demande',
    });
    expect((await door.call('GET', `${path}?language=de`, undefined, PUBLIC)).status).toBe(400);
  });

  it('is closed once the link is too old', async () => {
    const { id } = await door.open();
    const path = await link(id, { days: 1 });
    door.clock.advance(24 * 3600_000 - 1000);
    await look(path);
    door.clock.advance(1000);
    const { status, body } = await door.call('GET', path, undefined, PUBLIC);
    expect([status, body['code']]).toEqual([404, 'request-link.opens-nothing']);
    expect((await door.call('POST', `${path}/rating`, { score: 5 }, PUBLIC)).status).toBe(404);
    door.clock.set(START);
  });

  it('is closed once its links are withdrawn, and opens by the next one', async () => {
    const { id } = await door.open();
    const other = await link((await door.open()).id);
    const [first, second] = [await link(id), await link(id)];
    await look(second);
    expect(
      (await door.call('DELETE', `${DESK}/tickets/${id}/link`, undefined, { role: 'agent' })).status,
    ).toBe(204);
    for (const path of [first, second]) {
      const { status, body } = await door.call('GET', path, undefined, PUBLIC);
      expect([status, body['code']]).toEqual([404, 'request-link.opens-nothing']);
      expect((await door.call('POST', `${path}/rating`, { score: 5 }, PUBLIC)).status).toBe(404);
    }
    const next = await link(id);
    await look(next);
    await look(other);
    expect((await door.call('DELETE', `${DESK}/tickets/${id}/link`)).status).toBe(204);
    expect((await door.call('GET', next, undefined, PUBLIC)).status).toBe(404);
  });

  it('opens nothing by a link that is forged, cut off, of a removed ticket, or plain text', async () => {
    const { id } = await door.open();
    const path = await link(id);
    const forged = `${path.slice(0, -4)}AAAA`;
    for (const wrong of [
      forged,
      path.slice(0, -1),
      `${path}A`,
      `${DESK}/requests/${id}`,
      `${DESK}/requests/%00`,
    ]) {
      expect((await door.call('GET', wrong, undefined, PUBLIC)).status).toBe(404);
    }
    expect((await door.call('DELETE', `${TICKETS}/${id}`)).status).toBe(204);
    expect((await door.call('GET', path, undefined, PUBLIC)).status).toBe(404);
  });
});

describe('a rating', () => {
  it('is given once, when it is solved, and said to the others', async () => {
    const party = customer();
    const { id } = await door.open({ relatedParty: [party] });
    const path = await link(id);
    const rate = (body: unknown) => door.call('POST', `${path}/rating`, body, PUBLIC);
    expect(await rate({ score: 5 })).toMatchObject({ status: 409, body: { code: 'rating.too-early' } });
    await move(id, 'inProgress', 'resolved');
    expect((await look(path)).body).toMatchObject({ rating: { possible: true } });
    const answers = await Promise.all([4, 4, 4, 4].map((score) => rate({ score, comment: '非常好 👍' })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409, 409]);
    expect((await look(path)).body).toMatchObject({ rating: { possible: false, score: 4 } });
    const rated = (await door.said(id)).filter(({ type }) => type === 'viewline.ticket.rated.v1');
    expect(rated).toMatchObject([{ key: party['id'], data: { score: 4, comment: '非常好 👍' } }]);
    const { body } = await door.call('GET', `${DESK}/ratings?limit=1`);
    expect(body['items']).toMatchObject([{ ticketId: id, score: 4 }]);
    expect((await door.call('GET', `${DESK}/ratings`, undefined, { role: 'agent' })).status).toBe(403);
  });

  it.each([
    [{}],
    [{ score: 0 }],
    [{ score: 6 }],
    [{ score: 4.5 }],
    [{ score: '5' }],
    [{ score: 5, comment: 'x'.repeat(2001) }],
    [{ score: 5, comment: 'a\u0000b' }],
    [{ score: 5, agentId: 'me' }],
    ['{'],
    ['[]'],
  ])('like %p is refused', async (body) => {
    const { id } = await door.open();
    expect((await door.call('POST', `${await link(id)}/rating`, body, PUBLIC)).status).toBe(400);
  });

  it('larger than a request may be is refused', async () => {
    const { id } = await door.open();
    const body = { score: 5, comment: 'x'.repeat(1_100_000) };
    expect((await door.call('POST', `${await link(id)}/rating`, body, PUBLIC)).status).toBe(413);
  });
});

describe('the making of links and assignments', () => {
  it('is for staff, of tickets that there are', async () => {
    const { id } = await door.open();
    expect((await door.call('POST', `${DESK}/tickets/${id}/link`, {}, PUBLIC)).status).toBe(401);
    expect((await door.call('POST', `${DESK}/tickets/${id}/link`, { days: 0 })).status).toBe(400);
    expect((await door.call('POST', `${DESK}/tickets/${id}/link`, { days: 91 })).status).toBe(400);
    expect((await door.call('POST', `${DESK}/tickets/${randomUUID()}/link`, {})).status).toBe(404);
    expect((await door.call('POST', `${DESK}/tickets/x/link`, {})).status).toBe(404);
    expect((await door.call('DELETE', `${DESK}/tickets/${id}/link`, undefined, PUBLIC)).status).toBe(401);
    expect((await door.call('DELETE', `${DESK}/tickets/${randomUUID()}/link`)).status).toBe(404);
    expect((await door.call('DELETE', `${DESK}/tickets/x/link`)).status).toBe(404);
  });

  it('of an assignment takes agents and queues that there are, until the ticket is over', async () => {
    const { id } = await door.open();
    const assign = (body: unknown) => door.call('PUT', `${DESK}/tickets/${id}/assignment`, body);
    await door.call('PUT', `${DESK}/routing/agents/omar`, { name: 'Omar' });
    expect((await assign({})).status).toBe(400);
    expect((await assign({ agentId: 7 })).status).toBe(400);
    expect((await assign({ agentId: 'nobody' })).status).toBe(404);
    expect((await assign({ agentId: 'omar', queue: 'nowhere' })).status).toBe(400);
    expect((await assign({ agentId: 'omar', queue: 'general' })).body).toMatchObject({
      agentId: 'omar',
      queue: 'general',
    });
    expect((await assign({ agentId: null })).body).toMatchObject({ agentId: null, queue: 'general' });
    await move(id, 'cancelled');
    expect((await assign({ agentId: 'omar' })).status).toBe(409);
  });
});
