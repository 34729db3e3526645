import { describeWithKafka, kafkaForTests } from '@viewline/testing';
import { eventLogSuite } from '../event-log.suite.js';
import { KafkaLog } from './kafka-log.js';

describeWithKafka('event log contract on Kafka', () => {
  eventLogSuite('Kafka', () => new KafkaLog(kafkaForTests()!.split(','), 'viewline-suite'));
});
