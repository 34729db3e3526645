import { Controller, Get, Module, Param, type Type } from '@nestjs/common';
import { eventually } from '@viewline/testing';
import { Counter, Registry } from 'prom-client';
import { Public } from '../auth/access.js';
import { type ListeningApp, listeningApp } from '../bootstrap/listening-app.suite.js';

@Controller('things')
@Public()
class ThingController {
  @Get(':id')
  read(@Param('id') id: string): string {
    return id;
  }
}

@Module({ controllers: [ThingController] })
class ThingModule {}

function start(rootModule: Type, service: string): Promise<ListeningApp> {
  return listeningApp(rootModule, {}, { service });
}

async function metrics({ url }: ListeningApp): Promise<string> {
  return await (await fetch(`${url}/metrics`)).text();
}

describe('Metrics', () => {
  let one: ListeningApp;
  let other: ListeningApp;
  beforeAll(async () => {
    one = await start(ThingModule, 'one');
    other = await start(ThingModule, 'other');
  });
  afterAll(async () => {
    await one.app.close();
    await other.app.close();
  });

  it('time answers by route template, so that ids and strangers’ paths make no series', async () => {
    for (const path of ['/things/33612345678', '/things/2', '/secret-33612345678'])
      await fetch(`${one.url}${path}`);
    // Counted once the answer is out, which may be a moment after it is read.
    const text = await eventually(async () => {
      const scraped = await metrics(one);
      return scraped.includes('unmatched') && scraped;
    });
    expect(text).toMatch(
      /http_request_duration_seconds_count\{service="one",method="GET",route="\/things\/:id",status="200"\} 2/,
    );
    expect(text).toMatch(/_count\{service="one",method="GET",route="unmatched",status="404"\} 1/);
    expect(text).not.toContain('33612345678');
  });

  it('of services in one process do not mix', async () => {
    await fetch(`${one.url}/things/1`);
    expect(await metrics(other)).not.toMatch(/route="\/things/);
    expect(await metrics(other)).toMatch(/process_cpu_seconds_total\{service="other"\}/);
  });

  it('can be added to by whoever injects the registry', async () => {
    const registry = one.app.get(Registry);
    new Counter({ name: 'specimen_total', help: 'h', registers: [registry] }).inc(3);
    expect(await metrics(one)).toContain('specimen_total{service="one"} 3');
  });
});
