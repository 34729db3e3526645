import { Controller, Get, Module, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Public, Roles } from '../auth/access.js';
import { type ListeningApp, listeningApp, tokenFor } from '../bootstrap/listening-app.suite.js';
import { DatabaseModule } from '../database/database.module.js';
import { specimenDatabase, type SpecimenDatabase } from '../database/specimen-database.suite.js';
import { AuditModule } from './audit.module.js';
import { CreateAuditRead1760000000000 } from './create-audit-read.js';
import { ReadsSubscriber } from './reads-subscriber.js';

let recordsSeenByHandler: number;

@Controller('subscribers')
@Roles('agent', 'integrator')
class SubscriberController {
  constructor(private readonly dataSource: DataSource) {}

  @Get(':id')
  @ReadsSubscriber('id')
  async read(@Param('id') id: string): Promise<object> {
    const [row] = await this.dataSource.query(
      'SELECT count(*)::int AS count FROM audit_read WHERE subscriber_id = $1',
      [id],
    );
    recordsSeenByHandler = row.count;
    return { id };
  }

  @Get()
  @ReadsSubscriber('id')
  list(): object {
    return [];
  }

  @Get('open/:id')
  @Public()
  @ReadsSubscriber('id')
  open(): object {
    return {};
  }
}

let specimen: SpecimenDatabase;
let listening: ListeningApp;
let tokens: Record<string, string>;
beforeAll(async () => {
  specimen = specimenDatabase();
  @Module({
    imports: [
      DatabaseModule.forService({
        name: specimen.service,
        migrations: [CreateAuditRead1760000000000],
        entities: [],
      }),
      AuditModule.forService('specimen'),
    ],
    controllers: [SubscriberController],
  })
  class SpecimenModule {}
  listening = await listeningApp(SpecimenModule, { DATABASE_URL: specimen.baseUrl });
  tokens = Object.fromEntries(
    await Promise.all(
      ['agent', 'supervisor', 'operator', 'integrator'].map(async (role) => [
        role,
        await tokenFor(listening.url, role),
      ]),
    ),
  );
});
afterAll(async () => {
  await listening.app.close();
  await specimen.drop();
});
beforeEach(() => listening.app.get(DataSource).query('TRUNCATE audit_read'));

function get(path: string, role?: string, headers: Record<string, string> = {}): Promise<Response> {
  const authorization = role && { authorization: `Bearer ${tokens[role]}` };
  return fetch(`${listening.url}${path}`, { headers: { ...headers, ...authorization } });
}

interface Page {
  items: Record<string, unknown>[];
  next: string | null;
}

async function audit(query = ''): Promise<Page> {
  const answer = await get(`/api/specimen/v1/audit${query}`, 'supervisor');
  expect(answer.status).toBe(200);
  return (await answer.json()) as Page;
}

describe('A person’s read of a subscriber', () => {
  it('is on record before the data is read', async () => {
    await get('/subscribers/s1', 'agent', { 'x-request-id': 'req-1' });
    expect(recordsSeenByHandler).toBe(1);
    const { items } = await audit();
    expect(items).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        outcome: 'read',
        actorId: 'local-agent',
        actorName: 'Local agent',
        roles: ['agent'],
        method: 'GET',
        route: '/subscribers/:id',
        subscriberId: 's1',
        correlationId: 'req-1',
      },
    ]);
  });

  it('is on record when it is denied', async () => {
    expect((await get('/subscribers/s1', 'operator')).status).toBe(403);
    expect((await audit()).items).toMatchObject([
      { outcome: 'denied', actorId: 'local-operator', subscriberId: 's1' },
    ]);
  });

  it('is on record for each subscriber asked for, or for any if none is', async () => {
    await get('/subscribers?id=a&id=b&id=a', 'agent');
    await get('/subscribers', 'agent');
    expect((await audit()).items.map(({ subscriberId }) => subscriberId)).toEqual(['*', 'b', 'a']);
  });

  it('is refused when it cannot be recorded', async () => {
    const dataSource = listening.app.get(DataSource);
    await dataSource.query('ALTER TABLE audit_read RENAME TO audit_lost');
    recordsSeenByHandler = -1;
    const answer = await get('/subscribers/s1', 'agent');
    await dataSource.query('ALTER TABLE audit_lost RENAME TO audit_read');
    expect(answer.status).toBe(500);
    expect(recordsSeenByHandler).toBe(-1);
  });

  it.each([
    '%00',
    encodeURIComponent("'; DROP TABLE audit_read; --"),
    encodeURIComponent('\u202e☎'),
    '%F0%9F%92%A9',
  ])('of the hostile id %s does no harm', async (id) => {
    const answer = await get(`/subscribers/${id}`, 'agent');
    expect(answer.status).toBe(id === '%00' ? 400 : 200);
    expect((await audit()).items).toHaveLength(id === '%00' ? 0 : 1);
  });
});

describe('What is not a person’s read', () => {
  it('leaves no record: systems, strangers, public routes', async () => {
    expect((await get('/subscribers/s1', 'integrator')).status).toBe(200);
    expect((await get('/subscribers/s1')).status).toBe(401);
    expect((await get('/subscribers/open/s1')).status).toBe(200);
    expect((await audit()).items).toEqual([]);
  });
});

describe('The audit trail', () => {
  it('is for supervisors only', async () => {
    const statuses = await Promise.all(
      ['agent', 'operator', 'integrator'].map(
        async (role) => (await get('/api/specimen/v1/audit', role)).status,
      ),
    );
    expect(statuses).toEqual([403, 403, 403]);
    expect((await get('/api/specimen/v1/audit')).status).toBe(401);
  });

  it('is read page by page, newest first, each record once, also while it grows', async () => {
    for (const n of [1, 2, 3, 4, 5]) await get(`/subscribers/s${n}`, 'agent');
    const first = await audit('?limit=2');
    await get('/subscribers/s6', 'agent');
    const second = await audit(`?limit=2&cursor=${first.next}`);
    const third = await audit(`?limit=2&cursor=${second.next}`);
    const seen = [first, second, third].flatMap(({ items }) => items.map(({ subscriberId }) => subscriberId));
    expect(seen).toEqual(['s5', 's4', 's3', 's2', 's1']);
    expect(third.next).toBeNull();
  });

  it('is filtered by subscriber and time', async () => {
    await get('/subscribers/s1', 'agent');
    await get('/subscribers/s2', 'agent');
    const { items } = await audit('?subscriberId=s2');
    expect(items).toMatchObject([{ subscriberId: 's2' }]);
    const at = encodeURIComponent(new Date(Date.parse(String(items[0]!['at'])) + 1).toISOString());
    expect((await audit(`?from=${at}`)).items).toEqual([]);
    expect((await audit(`?to=${at}`)).items).toHaveLength(2);
    expect((await audit('?from=2000-02-29&to=9999-12-31T23:59:59.999%2B14:00')).items).toHaveLength(2);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'from=yesterday',
    'to=2026-13-01',
    'to=2026-02-30T00:00:00Z',
    'from=2026-W01',
    'from=2026',
    'from=0000-01-01',
    'from=2026-01-01T10',
    'cursor=x',
    'cursor=LTE',
    'unknown=1',
    'subscriberId=a&subscriberId=b',
  ])('answers 400 to %s', async (query) => {
    expect((await get(`/api/specimen/v1/audit?${query}`, 'supervisor')).status).toBe(400);
  });
});
