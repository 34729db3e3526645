import {
  IdentityLinked,
  InteractionRecorded,
  provisionalSubscriberId,
  SubscriberRegistered,
  type Identity,
} from '@viewline/events';
import { idFromName, newId } from '@viewline/kernel';
import { TimelineDatabase } from '../../testing/timeline-database.js';

let timeline: TimelineDatabase;
const at = { time: new Date('2026-02-01T12:00:00Z'), sequence: 1 };

function person(name: string, accountNumber: string, identities: Identity[]) {
  const subscriberId = idFromName('person', accountNumber);
  return [
    SubscriberRegistered.create({ subscriberId, name, status: 'active', accountNumber, identities }, at),
    ...identities.map((identity) =>
      IdentityLinked.create(
        {
          provisionalId: provisionalSubscriberId(identity),
          subscriberId,
          identity,
          verified: true,
          source: 'test',
        },
        at,
      ),
    ),
  ];
}

beforeAll(async () => {
  timeline = await TimelineDatabase.open();
  await timeline.project([
    ...person('Zoë Müller-Strauß', 'ACC-1001', [
      { kind: 'phone', value: '+447911123456' },
      { kind: 'email', value: 'zoe.mueller@example.org' },
      { kind: 'mac', value: '00:1A:79:12:AB:CD' },
    ]),
    ...person('أحمد الزهراني', 'ACC-1002', [{ kind: 'phone', value: '+966501234567' }]),
    ...person('王小明', 'ACC-1003', [{ kind: 'wechat', value: 'oABC123' }]),
    ...person('Li Na', 'ACC-1004', [{ kind: 'panel-user', value: 'lina_tv' }]),
    InteractionRecorded.create(
      {
        interactionId: newId(),
        subscriberId: provisionalSubscriberId({ kind: 'phone', value: '+33612345678' }),
        conversationId: newId(),
        channel: 'sms',
        provider: 'test',
        externalId: '1',
        direction: 'inbound',
        kind: 'message',
        identity: { kind: 'phone', value: '+33612345678' },
        reason: 'SMS',
        status: 'completed',
        startedAt: at.time.toISOString(),
      },
      at,
    ),
  ]);
});

afterAll(() => timeline.close());

const accounts = async (query: string) =>
  (await timeline.search.execute(query, 20)).map((found) => found.accountNumber);

describe('searching a subscriber', () => {
  it.each([
    '+447911123456',
    '00447911123456',
    '07911 123456',
    '(07911) 123-456',
    '7911123456',
    '1123456',
    '+٤٤٧٩١١١٢٣٤٥٦',
  ])('finds a phone number written as %s', async (query) => {
    expect(await accounts(query)).toEqual(['ACC-1001']);
  });

  it.each([
    ['zoe', 'ACC-1001'],
    ['ZOË MÜLLER', 'ACC-1001'],
    ['muller', 'ACC-1001'],
    ['strauss', 'ACC-1001'],
    ['zoe.mueller@EXAMPLE.org', 'ACC-1001'],
    ['mueller@example', 'ACC-1001'],
    ['001a7912abcd', 'ACC-1001'],
    ['00-1A-79-12-AB-CD', 'ACC-1001'],
    ['00:1a:79', 'ACC-1001'],
    ['acc-1002', 'ACC-1002'],
    ['ACC1002', 'ACC-1002'],
    ['احمد', 'ACC-1002'],
    ['الزهراني', 'ACC-1002'],
    ['أَحْمَد', 'ACC-1002'],
    ['王小明', 'ACC-1003'],
    ['小明', 'ACC-1003'],
    ['明', 'ACC-1003'],
    ['oABC123', 'ACC-1003'],
    ['na', 'ACC-1004'],
    ['lina_tv', 'ACC-1004'],
  ])('finds %s', async (query, account) => {
    expect(await accounts(query)).toContain(account);
  });

  it('finds somebody who is known by an address only, and says so', async () => {
    const [found] = await timeline.search.execute('0612345678', 20);
    expect(found).toMatchObject({
      provisional: true,
      name: null,
      identities: [{ kind: 'phone', value: '+33612345678' }],
      matched: { kind: 'phone', value: '+33612345678' },
      lastContactAt: '2026-02-01T12:00:00.000Z',
    });
  });

  it.each(['%', '_', '\\', "'; DROP TABLE entry; --", '   ', '٪', '\u0000', '🙂'])(
    'finds nobody by %j, and does no harm',
    async (query) => {
      expect(await accounts(query)).toEqual([]);
    },
  );
});
