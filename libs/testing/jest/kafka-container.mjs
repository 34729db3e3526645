// Apache Kafka in a container, where a container engine is at hand.
import { createServer } from 'node:net';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

/** The image that docker/compose.yaml runs. */
const IMAGE = 'apache/kafka:4.4.0';
const START_MS = 180_000;

/** Undefined, and said why, where there is no engine or it cannot get the image: then Kafka comes from its jars. */
export async function startKafkaContainer() {
  try {
    await getContainerRuntimeClient();
  } catch {
    return undefined;
  }
  // Clients are told an address to come back to, so the port outside has to be known before the start.
  const port = await freePort();
  try {
    const container = await new GenericContainer(IMAGE)
      .withExposedPorts({ container: 9092, host: port })
      .withEnvironment(environment(port))
      .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
      .withStartupTimeout(START_MS)
      .start();
    return { brokers: `127.0.0.1:${port}`, stop: () => container.stop() };
  } catch (error) {
    process.stderr.write(`Kafka comes from its jars: ${error.message}\n`);
    return undefined;
  }
}

function environment(port) {
  return {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '4',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
  });
}
