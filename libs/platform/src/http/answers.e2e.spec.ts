import { setImmediate } from 'node:timers/promises';
import type { ListeningApp } from '../bootstrap/listening-app.suite.js';
import { doorClient } from './door-client.suite.js';
import { GOOD_ORDER, specimenDoors } from './specimen-doors.suite.js';

let listening: ListeningApp;
beforeAll(async () => {
  listening = await specimenDoors();
});
afterAll(() => listening.app.close());
const { call, post } = doorClient(() => listening.url);

describe('Every answer', () => {
  it('carries the caller’s request id, which is known wherever the code stands', async () => {
    const { headers, body } = await post('/orders', GOOD_ORDER, 'application/json', {
      'x-request-id': 'abc-1',
    });
    expect(headers.get('x-request-id')).toBe('abc-1');
    expect(body['context']).toMatchObject({ correlationId: 'abc-1', route: '/orders', service: 'specimen' });
  });

  it('knows its request also when the body comes late and in pieces', async () => {
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        for (const piece of [GOOD_ORDER.slice(0, 5), GOOD_ORDER.slice(5)]) {
          await setImmediate();
          controller.enqueue(new TextEncoder().encode(piece));
        }
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json', 'x-request-id': 'late-1' };
    const answer = await call('/orders', { method: 'POST', body, headers, duplex: 'half' });
    expect(answer.body['context']).toMatchObject({ correlationId: 'late-1' });
  });

  it.each(['', 'a b', '<script>', 'x'.repeat(200), 'a,b', '${jndi:ldap://x}', 'é'])(
    'replaces the hostile request id %p',
    async (id) => {
      const { headers } = await call('/nowhere', { headers: { 'x-request-id': id } });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('is strict with browsers and names no framework', async () => {
    const { headers } = await call('/nowhere', { headers: { origin: 'https://evil.example' } });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('The documentation', () => {
  it('is a page and a document made from the controllers', async () => {
    const page = await fetch(`${listening.url}/docs`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('swagger-ui');
    const script = await fetch(`${listening.url}/docs/swagger-ui-bundle.js`);
    expect(script.status).toBe(200);
    const { body } = await call('/docs-json');
    expect(Object.keys(body['paths'] as object)).toContain('/orders');
  });
});
