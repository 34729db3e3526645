import { newId } from '@viewline/kernel';
import { describeWithKafka, eventually, kafkaForTests } from '@viewline/testing';
import kafkajs, { type Admin } from 'kafkajs';
import { eventLogSuite } from '../event-log.suite.js';
import { KafkaLog } from './kafka-log.js';

const { ConfigResourceTypes, Kafka, logLevel } = kafkajs;

describeWithKafka('event log contract on Kafka', () => {
  const brokers = () => kafkaForTests()!.split(',');
  eventLogSuite('Kafka', () => new KafkaLog(brokers(), 'viewline-suite'));

  async function withAdmin(look: (admin: Admin) => Promise<void>): Promise<void> {
    const admin = new Kafka({ brokers: brokers(), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      await look(admin);
    } finally {
      await admin.disconnect();
    }
  }

  it('keeps the events of its topics for ever, whatever the brokers do with others', async () => {
    const topic = `viewline.kept-${newId()}`;
    const log = new KafkaLog(brokers(), 'viewline-kept');
    await log.ensureTopic(topic, 1);
    await log.close();
    await withAdmin(async (admin) => {
      const { resources } = await admin.describeConfigs({
        resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }],
        includeSynonyms: false,
      });
      const ofTopic = resources[0]!.configEntries.filter(({ isDefault }) => !isDefault);
      expect(
        Object.fromEntries(ofTopic.map(({ configName, configValue }) => [configName, configValue])),
      ).toMatchObject({
        'cleanup.policy': 'delete',
        'retention.ms': '-1',
        'retention.bytes': '-1',
      });
    });
  });

  it('tells Kafka how far a group has come, for those who watch its lag', async () => {
    const [topic, group] = [`viewline.lag-${newId()}`, `g-${newId()}`];
    const log = new KafkaLog(brokers(), 'viewline-lag');
    await log.ensureTopic(topic, 1);
    await log.subscribe({ group, topics: [topic], position: async () => 0, handle: async () => undefined });
    await withAdmin(async (admin) => {
      for (const until of [1, 2, 3]) {
        await log.publish([{ topic, key: 'a', headers: {}, value: `${until}` }]);
        await eventually(
          async () => {
            const [state] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
            expect(state!.partitions).toMatchObject([{ partition: 0, offset: `${until}` }]);
          },
          { within: 20_000 },
        );
      }
    });
    await log.close();
  });
});
