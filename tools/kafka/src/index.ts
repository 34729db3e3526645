export { KAFKA_VERSION, missingForKafka } from './jars.js';
export { stopLeftover } from './leftover.js';
export { startKafka, type KafkaOptions, type RunningKafka } from './start-kafka.js';
