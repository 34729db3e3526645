import { RunningProduct } from './testing/running-product.js';

const SERVICES = ['interactions', 'subscribers', 'tickets', 'disputes', 'notifications', 'timeline'];

let product: RunningProduct;
beforeAll(async () => (product = await RunningProduct.start()));
afterAll(() => product.stop());

const ask = (path: string, init?: RequestInit): Promise<Response> => fetch(product.url + path, init);

describe('The product as a whole', () => {
  it('shows the figures of all its services at one address, each figure explained once', async () => {
    await product.get('/api/timeline/v1/search?q=nobody');
    const answer = await ask('/metrics');
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/plain/),
    ]);
    for (const service of SERVICES) {
      expect(text).toMatch(new RegExp(`^viewline_ready\\{.*service="${service}".*\\} 1$`, 'm'));
    }
    expect(text).toMatch(
      /^http_request_duration_seconds_bucket\{.*route="\/api\/timeline\/v1\/search".*\} \d+$/m,
    );
    const explained = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect(new Set(explained).size).toBe(explained.length);
  });

  it.each(SERVICES)('documents the API of %s, page and document', async (service) => {
    expect(await (await ask('/docs')).text()).toContain(`href="/docs/${service}"`);
    const page = await (await ask(`/docs/${service}/start.js`)).text();
    const [, address] = /url: '([^']+)'/.exec(page) ?? [];
    expect(await (await ask(address!)).json()).toMatchObject({
      openapi: expect.stringMatching(/^3/) as string,
    });
  });

  it('says that it lives', async () => {
    expect(await (await ask('/health/live')).json()).toEqual({ status: 'live' });
  });

  it.each([
    ['nothing', '/api/nope', 404, 'route.not-found'],
    ['an address that cannot be decoded', '/api/%E0%A4%A', 400, 'http.bad-request'],
    ['one below a service', '/api/timeline/%E0%A4%A', 400, 'http.bad-request'],
  ])('answers as every service does where there is %s', async (_what, path, status, code) => {
    const answer = await ask(path);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await answer.json()).toMatchObject({ status, code, detail: expect.any(String) as string });
    expect(answer.status).toBe(status);
  });

  it('answers in the form of TM Forum below its path where there is nothing', async () => {
    const answer = await ask('/tmf-api/nope/v4/thing');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      code: 'route.not-found',
      status: '404',
      reason: 'Not Found',
    });
  });

  it.each(['/', '/docs', '/api/nope', '/api/timeline/v1/search'])(
    'lets no other site show or guess at %s, asked for whole or by its headers',
    async (path) => {
      const [whole, headers] = [await ask(path), await ask(path, { method: 'HEAD' })];
      for (const answer of [whole, headers]) {
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
        expect(answer.headers.get('x-frame-options')).toBe('DENY');
        expect(answer.headers.get('content-security-policy')).toMatch(
          /default-src 'self'.*object-src 'none'/,
        );
        expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      }
      expect(headers.status).toBe(whole.status);
    },
  );
});
