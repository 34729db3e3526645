export { eventually, type Patience } from './eventually.js';
export { freshDatabase, testServerUrl, type FreshDatabase } from './fresh-database.js';
export { describeWithKafka, kafkaForTests } from './kafka-for-tests.js';
