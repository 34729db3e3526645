import { newId } from '@viewline/kernel';
import { describeWithKafka, eventually, kafkaForTests } from '@viewline/testing';
import { Kafka, logLevel } from 'kafkajs';
import { eventLogSuite } from '../event-log.suite.js';
import { KafkaLog } from './kafka-log.js';

describeWithKafka('event log contract on Kafka', () => {
  const brokers = () => kafkaForTests()!.split(',');
  eventLogSuite('Kafka', () => new KafkaLog(brokers(), 'viewline-suite'));

  it('tells Kafka how far a group has come, for those who watch its lag', async () => {
    const [topic, group] = [`viewline.lag-${newId()}`, `g-${newId()}`];
    const log = new KafkaLog(brokers(), 'viewline-lag');
    await log.ensureTopic(topic, 1);
    await log.subscribe({ group, topics: [topic], position: async () => 0, handle: async () => undefined });
    const admin = new Kafka({ brokers: brokers(), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
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
    await admin.disconnect();
    await log.close();
  });
});
