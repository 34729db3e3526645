export { KAFKA_VERSION, missingForKafka } from './jars.js';
export { startKafka, type KafkaOptions, type RunningKafka } from './start-kafka.js';
