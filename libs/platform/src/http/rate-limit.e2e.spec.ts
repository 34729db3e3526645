import { Controller, Get, Module, Post } from '@nestjs/common';
import { Public } from '../auth/access.js';
import { listeningApp } from '../bootstrap/listening-app.suite.js';

@Controller()
@Public()
class SpecimenController {
  @Get('page')
  page(): string {
    return 'page';
  }

  @Post('webhooks/vendor')
  webhook(): string {
    return 'taken';
  }
}

@Module({ controllers: [SpecimenController] })
class SpecimenModule {}

async function statuses(url: string, calls: [path: string, init?: RequestInit][]): Promise<number[]> {
  const all: number[] = [];
  for (const [path, init] of calls) all.push((await fetch(`${url}${path}`, init)).status);
  return all;
}

describe('The rate limit', () => {
  it('counts pages, webhooks and unknown addresses of one client together', async () => {
    const { app, url } = await listeningApp(SpecimenModule, { RATE_LIMIT: '3' });
    const post = { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } };
    const seen = await statuses(url, [
      ['/page'],
      ['/webhooks/vendor', post],
      ['/nowhere'],
      ['/page'],
      ['/webhooks/vendor', post],
      ['/nowhere'],
    ]);
    expect(seen).toEqual([200, 201, 404, 429, 429, 429]);
    const refused = await fetch(`${url}/page`);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(await refused.json()).toMatchObject({ status: 429, code: 'request.throttled' });
    await app.close();
  });

  it('never hides health and metrics', async () => {
    const { app, url } = await listeningApp(SpecimenModule, { RATE_LIMIT: '1' });
    expect(await statuses(url, [['/page'], ['/page'], ['/health/live'], ['/metrics']])).toEqual([
      200, 429, 200, 200,
    ]);
    await app.close();
  });

  it('is not escaped by a made-up forwarding header', async () => {
    const { app, url } = await listeningApp(SpecimenModule, { RATE_LIMIT: '1' });
    const from = (ip: string): RequestInit => ({ headers: { 'x-forwarded-for': ip } });
    expect(
      await statuses(url, [
        ['/page', from('9.9.9.1')],
        ['/page', from('9.9.9.2')],
      ]),
    ).toEqual([200, 429]);
    await app.close();
  });

  it('tells clients behind a trusted proxy apart by the address that proxy saw', async () => {
    const { app, url } = await listeningApp(SpecimenModule, { RATE_LIMIT: '1', TRUSTED_PROXIES: '1' });
    const from = (ip: string): RequestInit => ({ headers: { 'x-forwarded-for': ip } });
    const calls: [string, RequestInit][] = ['9.9.9.1', '9.9.9.2', 'made-up, 9.9.9.1'].map((ip) => [
      '/page',
      from(ip),
    ]);
    expect(await statuses(url, calls)).toEqual([200, 200, 429]);
    await app.close();
  });

  it('of 0 is none', async () => {
    const { app, url } = await listeningApp(SpecimenModule, { RATE_LIMIT: '0' });
    expect(
      await statuses(
        url,
        Array.from({ length: 30 }, () => ['/page']),
      ),
    ).not.toContain(429);
    await app.close();
  });
});
