import { Kafka, logLevel } from 'kafkajs';
import { describeWithKafka } from './kafka-for-tests.js';

describeWithKafka('describeWithKafka', (brokers) => {
  it('hands over brokers that answer', async () => {
    const admin = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    expect((await admin.describeCluster()).brokers.length).toBeGreaterThan(0);
    await admin.disconnect();
  });
});
