import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ListeningApp, listeningApp } from '../bootstrap/listening-app.suite.js';
import { DatabaseModule } from '../database/database.module.js';
import { specimenDatabase, type SpecimenDatabase } from '../database/specimen-database.suite.js';
import { Readiness } from './readiness.js';

let specimen: SpecimenDatabase;
let listening: ListeningApp;
let logIsUp: boolean;
beforeAll(async () => {
  specimen = specimenDatabase();
  @Module({ imports: [DatabaseModule.forService({ name: specimen.service, migrations: [], entities: [] })] })
  class SpecimenModule {}
  listening = await listeningApp(SpecimenModule, { DATABASE_URL: specimen.baseUrl });
  listening.app.get(Readiness).add('log', async () => {
    if (!logIsUp) throw new Error('broker secret.internal:9092 is away');
  });
});
afterAll(async () => {
  await listening.app.close();
  await specimen.drop();
});

async function ready(): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${listening.url}/health/ready`);
  return { status: answer.status, body: await answer.json() };
}

async function metrics(): Promise<string> {
  return await (await fetch(`${listening.url}/metrics`)).text();
}

describe('Health', () => {
  it('is live as long as the process turns', async () => {
    const answer = await fetch(`${listening.url}/health/live`);
    expect(answer.status).toBe(200);
  });

  it('is ready when database and contributed parts are up', async () => {
    logIsUp = true;
    const parts = { database: { status: 'up' }, log: { status: 'up' } };
    expect(await ready()).toEqual({ status: 200, body: { status: 'ready', parts } });
  });

  it('is not ready while a contributed part is down, and does not tell strangers why', async () => {
    logIsUp = false;
    const parts = { database: { status: 'up' }, log: { status: 'down' } };
    expect(await ready()).toEqual({ status: 503, body: { status: 'not-ready', parts } });
  });

  it('is a figure, too, for alerts', async () => {
    logIsUp = true;
    expect(await metrics()).toContain('viewline_ready{service="specimen"} 1');
    logIsUp = false;
    expect(await metrics()).toContain('viewline_ready{service="specimen"} 0');
  });

  it('is not ready while the database is away', async () => {
    logIsUp = true;
    await listening.app.get(DataSource).destroy();
    expect(await ready()).toMatchObject({ status: 503, body: { parts: { database: { status: 'down' } } } });
    await listening.app.get(DataSource).initialize();
    expect(await ready()).toMatchObject({ status: 200 });
  });
});
