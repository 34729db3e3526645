import { randomUUID } from 'node:crypto';
import { SubscriberMerged, SubscriberUnmerged } from '@viewline/events';
import { eventually } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { at, check, crowd, diagnose, door, facts, fails, useDoor, watches } from './diagnosis.suite.js';
import { DESK, START, type Json } from './tickets-door.suite.js';

useDoor();

describe('a diagnosis', () => {
  it('is about whoever they are one with, and no longer when that is undone', async () => {
    const [survivorId, absorbedId] = [randomUUID(), randomUUID()];
    const where = { streamId: `live-${randomUUID()}` };
    const merge = { survivorId, absorbedId, reason: 'same person', by: 'agent' };
    await door.publish(fails(absorbedId, where), SubscriberMerged.create(merge, facts(START, 1)));
    await eventually(async () =>
      expect(check(await diagnose(survivorId), 'playback')).toMatchObject({ counts: { errors: 1 } }),
    );
    const ofBoth = await door.call('GET', `${DESK}/subscribers/${absorbedId}/diagnoses?limit=1`);
    expect(ofBoth.body['items']).toMatchObject([{ subscriberId: survivorId }]);
    await door.publish(SubscriberUnmerged.create(merge, facts(START, 2)));
    await eventually(async () =>
      expect(check(await diagnose(survivorId), 'playback')).toMatchObject({ counts: { errors: 0 } }),
    );
    const ofOne = await door.call('GET', `${DESK}/subscribers/${absorbedId}/diagnoses`);
    expect(ofOne.body['items']).toEqual([]);
  });

  it('asks the database no more for a crowd than for one', async () => {
    const where = {
      streamId: `live-${randomUUID()}`,
      serverId: 's',
      isp: 'i',
      region: 'r',
      deviceClass: 'd',
    };
    const me = randomUUID();
    await door.publish(watches(me, where));
    await eventually(async () =>
      expect((await diagnose(me))['viewing']).toMatchObject({ stream: where.streamId }),
    );
    const asked = jest.spyOn(door.app.get(DataSource, { strict: false }), 'query');
    const ofDiagnosis = async () => {
      asked.mockClear();
      await diagnose(me);
      return asked.mock.calls.filter(([sql]) =>
        /\b(viewing_session|playback_error|product_copy|service_problem|subscriber_copy|subscriber_edge)\b/.test(
          sql,
        ),
      ).length;
    };
    // Others of the service may ask meanwhile, so the fewest of several times count.
    const fewest = async () => Math.min(await ofDiagnosis(), await ofDiagnosis(), await ofDiagnosis());
    expect(await fewest()).toBe(7);
    await crowd(where, 300, 100);
    await eventually(async () =>
      expect(check(await diagnose(me), 'peers-on-stream')?.counts).toMatchObject({ peers: 300 }),
    );
    expect(await fewest()).toBe(7);
    asked.mockRestore();
  });

  it('is kept, listed, and said to the others', async () => {
    const me = randomUUID();
    const first = await diagnose(me, { streamId: 'named-by-them' });
    const second = await diagnose(me);
    const { body } = await door.call('GET', `${DESK}/subscribers/${me}/diagnoses?limit=1`);
    expect(body['items']).toMatchObject([{ id: second['id'], answer: 'unknown' }]);
    const next = await door.call(
      'GET',
      `${DESK}/subscribers/${me}/diagnoses?limit=1&cursor=${String(body['next'])}`,
    );
    expect(next.body).toMatchObject({
      items: [{ id: first['id'], viewing: { stream: 'named-by-them' } }],
      next: null,
    });
    expect(await door.said(String(first['id']))).toMatchObject([
      { type: 'viewline.diagnosis.completed.v1', key: me, data: { answer: 'unknown', subscriberId: me } },
    ]);
    const all = await door.call('GET', `${DESK}/diagnoses?answer=unknown&limit=5`);
    expect((all.body['items'] as Json[]).length).toBeGreaterThanOrEqual(2);
  });

  it('is told in the language that is asked for, and on record in English with its codes', async () => {
    const me = randomUUID();
    const where = { streamId: 'live-204', serverId: `edge-${randomUUID()}` };
    const mine = { ...where, streamId: `live-${randomUUID()}` };
    await crowd({ ...where, streamId: 'live-1' }, 6, 6);
    await crowd({ ...where, streamId: 'live-2' }, 6, 6);
    await door.publish(watches(me, mine), fails(me, mine));
    await eventually(async () => expect(await diagnose(me)).toMatchObject({ cause: 'server' }));
    const told = new Map<string, Json>();
    for (const language of ['en', 'fr', 'ar', 'zh']) {
      const result = await diagnose(me, {}, `?language=${language}`);
      expect(result).toMatchObject({
        language,
        cause: 'server',
        finding: { code: 'fails-for-others', values: { failing: 12, peers: 12, value: where.serverId } },
        advice: { code: 'do-pass-on' },
      });
      expect(check(result, 'peers-on-server')).toMatchObject({
        finding: { code: 'peers-compared' },
        counts: { failing: 12, peers: 12 },
      });
      told.set(language, result);
    }
    const begins = (language: string, text: string) =>
      expect(String(told.get(language)!['summary']).startsWith(text)).toBe(true);
    begins('en', `It fails for others too: 12 of 12 on server ${where.serverId}, elsewhere `);
    begins('fr', `Échec chez d’autres aussi : 12 sur 12 (serveur ${where.serverId}), ailleurs `);
    begins('ar', `العطل لدى غيرهم أيضا: 12 من 12 شخصا (الخادم \u2068${where.serverId}\u2069)، وفي غيره `);
    begins('zh', `其他用户也有故障：服务器 ${where.serverId} 的 12 位用户中有 12 位，其余 `);
    expect(told.get('zh')!['nextStep']).toContain(`请转交运维：服务器 ${where.serverId}`);
    for (const result of told.values()) {
      const [said] = await door.said(String(result['id']));
      expect(said).toMatchObject({ data: { summary: told.get('en')!['summary'] } });
      const checks = said!.data['checks'] as Json[];
      expect(checks.flatMap((one) => Object.keys(one)).filter((name) => name === 'finding')).toEqual([]);
    }
    const list = `${DESK}/subscribers/${me}/diagnoses?limit=1`;
    const inChinese = await door.call('GET', `${list}&language=zh`);
    expect(inChinese.body['items']).toMatchObject([{ summary: told.get('zh')!['summary'] }]);
    expect((await door.call('GET', `${DESK}/diagnoses?limit=1&language=fr`)).body['items']).toMatchObject([
      { summary: told.get('fr')!['summary'] },
    ]);
    const run = await door.call(
      'POST',
      `${DESK}/subscribers/${me}/guided-flows/buffering/runs?language=zh`,
      {},
      { role: 'agent' },
    );
    expect(run.body).toMatchObject({ state: 'not-needed', advice: told.get('zh')!['nextStep'] });
  });

  it('forgets what is older than it is kept', async () => {
    const me = randomUUID();
    const where = { streamId: `live-${randomUUID()}` };
    await door.publish(watches(me, where), fails(me, where));
    const database = door.app.get(DataSource, { strict: false });
    const kept = async () =>
      (
        await database.query<{ n: number }[]>(
          `SELECT (SELECT count(*) FROM viewing_session WHERE subscriber_id = $1)::int
              + (SELECT count(*) FROM playback_error WHERE subscriber_id = $1)::int AS n`,
          [me],
        )
      )[0]!.n;
    await eventually(async () => expect(await kept()).toBe(2));
    await door.sweep('forget-viewing');
    expect(await kept()).toBe(2);
    door.clock.set(at(15 * 24 * 60));
    await door.sweep('forget-viewing');
    expect(await kept()).toBe(0);
    door.clock.set(START);
  });
});

describe('the doors', () => {
  const path = `${DESK}/subscribers/${randomUUID()}/diagnosis`;
  it.each([
    [{ streamId: '' }],
    [{ streamId: 'x'.repeat(201) }],
    [{ streamId: 'a\u0000b' }],
    [{ ticketId: 'TT-1' }],
    [{ surprise: true }],
    ['{'],
    ['[]'],
  ])('refuse %p', async (body) => expect((await door.call('POST', path, body)).status).toBe(400));

  it.each(['de', 'EN', '', 'zh-Hans', '__proto__', 'en&language=fr'])(
    'speak no language %p',
    async (language) => {
      expect((await door.call('POST', `${path}?language=${language}`, {})).status).toBe(400);
      const list = `${DESK}/subscribers/${randomUUID()}/diagnoses?language=${language}`;
      expect((await door.call('GET', list)).status).toBe(400);
    },
  );

  it('know only subscribers, agents and what fits in a request', async () => {
    expect((await door.call('POST', `${DESK}/subscribers/x/diagnosis`, {})).status).toBe(404);
    expect((await door.call('POST', path, {}, { role: 'none' })).status).toBe(401);
    expect((await door.call('POST', path, { streamId: 'x'.repeat(1_100_000) })).status).toBe(413);
    expect((await door.call('GET', `${DESK}/diagnoses`, undefined, { role: 'agent' })).status).toBe(403);
    expect((await door.call('GET', `${DESK}/diagnoses?cursor=%00`)).status).toBe(400);
  });
});
