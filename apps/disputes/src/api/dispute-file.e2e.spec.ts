import { generateKeyPairSync } from 'node:crypto';
import {
  IdentityLinked,
  type NewEvent,
  SubscriberMerged,
  SubscriberRegistered,
  SubscriberUnmerged,
} from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { EVENT_LOG, type EventLog, logRecordOf } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { eventually } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { FORGET_SWEEP } from '../commands/forget-old-facts/forget-old-facts.use-case.js';
import type { DisputeFile } from '../dispute-file/file-format.js';
import { runsOfPdf } from '../dispute-file/pdf/pdf-text.suite.js';
import { verifyDisputeFile } from '../dispute-file/verify-file.js';
import { issued } from './bills.suite.js';
import { evidenceOf, lifted, time } from './dispute-evidence.suite.js';
import { type CallOptions, disputesDoor, type DisputesDoor } from './disputes-door.suite.js';

const API = '/api/disputes/v1';
const clock = new ManualClock(time);
let door: DisputesDoor;

beforeAll(async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  /* oxlint-disable node/no-process-env -- where the service reads its own configuration from */
  process.env['DISPUTE_FILE_KEY'] = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  door = await disputesDoor(clock);
  delete process.env['DISPUTE_FILE_KEY'];
  /* oxlint-enable node/no-process-env */
});
afterAll(() => door.close());

const publish = (events: NewEvent[]) => door.app.get<EventLog>(EVENT_LOG).publish(events.map(logRecordOf));
const kept = async (subscriberIds: string[]) => {
  const [row] = await door.app
    .get(DataSource)
    .query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM subscriber_fact WHERE subscriber_id = ANY($1::uuid[]) AND section NOT IN ('bills', 'credits')`,
      [subscriberIds],
    );
  return row!.n;
};

async function openDispute() {
  const { bill, subscriberId, rateIds, id: billId } = await issued(door);
  const { body } = await door.call('POST', `${API}/disputes`, {
    billId,
    items: [{ rateId: rateIds[0] }],
    reason: 'serviceNotReceived',
    description: 'لم تعمل القناة الرياضية طوال المباراة — 全程黑屏',
  });
  return { disputeId: String(body['id']), subscriberId, billNo: String(bill['billNo']) };
}

const seal = (disputeId: string, body?: unknown, role: CallOptions['role'] = 'supervisor', query = '') =>
  door.call('POST', `${API}/disputes/${disputeId}/file${query}`, body, { role });
const download = async (disputeId: string, query = '') => {
  const response = await fetch(`${door.origin}${API}/disputes/${disputeId}/file${query}`, {
    headers: { authorization: `Bearer ${await door.token('supervisor')}` },
  });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};
const sectionsOf = (file: DisputeFile) =>
  Object.fromEntries(file.sections.map(({ name, records }) => [name, records.map(({ record }) => record)]));

describe('the file of a dispute', () => {
  it('writes itself from what happened, signed and sealed, for machines and for people', async () => {
    const { disputeId, subscriberId, billNo } = await openDispute();
    const evidence = evidenceOf(subscriberId);
    await publish([...evidence, ...evidence.toReversed()]);
    await eventually(async () => expect(await kept([subscriberId])).toBe(evidence.length));

    const sealed = await seal(disputeId);
    expect(sealed.status).toBe(201);
    const { response, bytes } = await download(disputeId);
    expect(response.headers.get('content-disposition')).toContain(`dispute-${disputeId}-1.json`);
    const { body: key } = await door.call('GET', `${API}/dispute-file-key`, undefined, { role: 'none' });
    const expected = { publicKey: String(key['x']), seal: String(sealed.body['seal']) };
    const { problems, file } = verifyDisputeFile(bytes, expected);
    expect(problems).toEqual([]);
    expect(file!.head).toMatchObject({ disputeId, subscriberId, billNo, number: 1, previousSeal: null });

    const sections = sectionsOf(file!);
    expect(sections['case']![0]).toMatchObject({ facts: { reason: 'serviceNotReceived' } });
    expect(sections['outages']![0]).toMatchObject({
      what: 'service problem lifted',
      facts: { minutesLost: 90 },
    });
    expect(sections['viewing']![0]).toMatchObject({ facts: { playbackStallCount: 9 } });
    expect(sections['playback-errors']![0]).not.toHaveProperty('facts.ip');
    expect(sections['prices-and-terms']![0]).toMatchObject({
      facts: { document: 'price-list', version: '2026-01' },
    });
    expect(sections['promises']![0]).toMatchObject({ what: 'promise broken', facts: { text: '六点前回电' } });
    expect(sections['contacts']![0]).toMatchObject({
      facts: { channel: 'phone', reason: 'no picture\ufffd' },
    });
    await eventually(async () => {
      await seal(disputeId);
      const again = JSON.parse((await download(disputeId)).bytes.toString()) as DisputeFile;
      expect(sectionsOf(again)['bills']).toHaveLength(2);
    });

    const pdf = await download(disputeId, '?format=pdf&number=1');
    expect(pdf.response.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.bytes.toString('base64')).toBe(file!.pdf.base64);
  });

  it('fails the proof with any byte changed', async () => {
    const { disputeId } = await openDispute();
    await seal(disputeId);
    const { bytes } = await download(disputeId);
    for (let index = 0; index < bytes.length; index += Math.ceil(bytes.length / 400)) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      expect([index, verifyDisputeFile(changed).problems.length > 0]).toEqual([index, true]);
    }
  });

  it('is one of a chain, also when several are sealed at once', async () => {
    const { disputeId } = await openDispute();
    const answers = await Promise.all([seal(disputeId), seal(disputeId), seal(disputeId)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { body } = await door.call('GET', `${API}/disputes/${disputeId}/files`);
    const files = body['items'] as { number: number; seal: string }[];
    expect(files.map(({ number }) => number)).toEqual([3, 2, 1]);
    for (const [index, { number }] of files.entries()) {
      const { file } = verifyDisputeFile((await download(disputeId, `?number=${number}`)).bytes);
      expect(file!.head.previousSeal).toBe(files[index + 1]?.seal ?? null);
    }
  });

  it('tells of everybody who is one with the subscriber, and no longer after the merge is undone', async () => {
    const { disputeId, subscriberId } = await openDispute();
    const other = newId();
    const merge = { absorbedId: other, survivorId: subscriberId, reason: 'same', by: 'supervisor.marc' };
    await publish([
      lifted(subscriberId),
      lifted(other),
      SubscriberMerged.create(merge, { time, sequence: 1 }),
    ]);
    const outages = async () => {
      await seal(disputeId);
      const { file } = verifyDisputeFile((await download(disputeId)).bytes);
      return sectionsOf(file!)['outages']!.length;
    };
    await eventually(async () => expect(await outages()).toBe(2));
    await publish([SubscriberUnmerged.create(merge, { time, sequence: 2 })]);
    await eventually(async () => expect(await outages()).toBe(1));
  });

  it('tells of the period that was asked for', async () => {
    const { disputeId, subscriberId } = await openDispute();
    await publish([lifted(subscriberId), lifted(subscriberId, new Date('2025-06-01T00:00:00Z'))]);
    await eventually(async () => expect(await kept([subscriberId])).toBe(2));
    await seal(disputeId, { from: '2025-05-01T00:00:00Z', until: '2025-07-01T00:00:00Z' });
    const { file } = verifyDisputeFile((await download(disputeId)).bytes);
    expect(sectionsOf(file!)['outages']).toHaveLength(1);
  });

  it('is written in the language of the subscriber, or in the one that was asked for, and says so', async () => {
    const { disputeId, subscriberId } = await openDispute();
    const language = async (query = '') => {
      expect((await seal(disputeId, undefined, 'supervisor', query)).status).toBe(201);
      const { problems, file } = verifyDisputeFile((await download(disputeId)).bytes);
      expect(problems).toEqual([]);
      const runs = runsOfPdf(Buffer.from(file!.pdf.base64, 'base64'));
      return [(file!.head as { language?: string }).language, runs.join(' ')];
    };
    expect(await language()).toEqual(['en', expect.stringContaining('The disputed charges')]);
    const profile = { subscriberId: newId(), name: '王伟', status: 'active', identities: [] };
    const identity = { kind: 'account', value: 'ACC-77' } as const;
    const link = { provisionalId: subscriberId, subscriberId: profile.subscriberId, source: 'test' };
    await publish([
      SubscriberRegistered.create({ ...profile, language: 'zh-Hans-CN' }, { time, sequence: 1 }),
      IdentityLinked.create({ ...link, identity, verified: true }, { time, sequence: 1 }),
    ]);
    await eventually(async () =>
      expect(await language()).toEqual(['zh', expect.stringMatching(/王伟.*争议费用/s)]),
    );
    expect(await language('?language=fr')).toEqual(['fr', expect.stringContaining('Frais contestés')]);
    expect(await language('?language=ar')).toEqual(['ar', expect.stringContaining('المعترض')]);
    expect((await language())[0]).toBe('zh');
  });

  it.each(['', 'de', 'ar-SA', 'fr&language=ar', '__proto__', '%00', 'x'.repeat(5000)])(
    'is not written in the language %.20s',
    async (language) => {
      const { disputeId } = await openDispute();
      const { status } = await seal(disputeId, undefined, 'supervisor', `?language=${language}`);
      expect(status).toBe(400);
    },
  );

  it.each([
    ['a period that ends before it begins', { from: '2026-02-01T00:00:00Z', until: '2026-01-01T00:00:00Z' }],
    ['a period of years', { from: '2020-01-01T00:00:00Z' }],
    ['a week', { from: '2026-W01' }],
    ['a day that is none', { from: '2026-02-30T00:00:00Z' }],
    ['a number', { from: 5 }],
    ['what is not known', { pages: 5 }],
    ['a list', []],
    ['broken JSON', '{'],
  ])('is not written for %s', async (_name, body) => {
    const { disputeId } = await openDispute();
    expect((await seal(disputeId, body)).status).toBe(400);
  });

  it('is nobody else’s, and there only once it was sealed', async () => {
    const { disputeId } = await openDispute();
    expect((await seal(disputeId, undefined, 'none')).status).toBe(401);
    expect((await seal(disputeId, undefined, 'integrator')).status).toBe(403);
    expect((await download(disputeId)).response.status).toBe(404);
    expect((await seal(newId())).status).toBe(404);
    expect((await seal('x')).status).toBe(404);
    expect((await download(disputeId, '?format=exe')).response.status).toBe(400);
    expect((await download(disputeId, '?number=0')).response.status).toBe(400);
    expect((await seal(disputeId, { from: 'x'.repeat(2 ** 20) })).status).toBe(413);
  });

  it('stays as it was sealed in the database, too', async () => {
    const { disputeId } = await openDispute();
    await seal(disputeId);
    const changed = door.app.get(DataSource).query(`UPDATE dispute_file SET seal = 'x'`);
    await expect(changed).rejects.toThrow('append-only');
  });
});

describe('what is kept as evidence', () => {
  it('is forgotten after its time', async () => {
    const subscriberId = newId();
    await publish([lifted(subscriberId), lifted(subscriberId, new Date('2024-12-31T00:00:00Z'))]);
    await eventually(async () => expect(await kept([subscriberId])).toBe(2));
    await door.app.get(Sweeps).runNow(FORGET_SWEEP);
    expect(await kept([subscriberId])).toBe(1);
  });
});
