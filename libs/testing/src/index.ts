export { eventually, type Patience } from './eventually.js';
export { freshDatabase, testServerUrl, type FreshDatabase } from './fresh-database.js';
export { describeWithKafka, kafkaForTests } from './kafka-for-tests.js';
export { serviceDoor, type Answer, type CallOptions, type Json, type ServiceDoor } from './service-door.js';
export { itKeepsTo } from './validating-proxy-verdict.js';
export { ValidatingProxy } from './validating-proxy.js';
