/** Ports of 127.0.0.1. */
export interface BrokerPorts {
  broker: number;
  controller: number;
  /** Only with `Secured`. */
  secured?: number;
}

/** A second door that asks for TLS and a name, as a production cluster does. */
export interface Secured {
  /** PEM. */
  certificate: string;
  /** PEM, PKCS#8. */
  key: string;
  username: string;
  password: string;
}

/** One node that is broker and controller (KRaft), for tests and trials: every replication factor is one. */
export function serverProperties(logFolder: string, ports: BrokerPorts, secured?: Secured): string {
  const properties: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${ports.broker},CONTROLLER://127.0.0.1:${ports.controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${ports.broker}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': logFolder,
    // Our topics are created by us, with the partitions they need; a misspelt name must fail.
    'auto.create.topics.enable': false,
    'num.partitions': 1,
    'log.retention.ms': -1,
    'log.cleaner.dedupe.buffer.size': 8 * 1024 * 1024,
    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'offsets.topic.replication.factor': 1,
    // The usual fifty would each be created, and after a crash recovered, for nobody.
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // A killed broker is let in again only when its former session has run out, nine seconds by default.
    'broker.heartbeat.interval.ms': 500,
    'broker.session.timeout.ms': 3_000,
    ...(secured && securedDoor(ports, secured)),
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function securedDoor({ broker, controller, secured }: BrokerPorts, door: Secured): Record<string, string> {
  const own = 'listener.name.secured';
  const pem = (text: string) => text.trim().replaceAll('\n', String.raw`\n`);
  return {
    listeners: `PLAINTEXT://127.0.0.1:${broker},SECURED://127.0.0.1:${secured},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker},SECURED://127.0.0.1:${secured}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL',
    [`${own}.sasl.enabled.mechanisms`]: 'PLAIN',
    [`${own}.plain.sasl.jaas.config`]:
      'org.apache.kafka.common.security.plain.PlainLoginModule required ' +
      `user_${door.username}="${door.password}";`,
    [`${own}.ssl.keystore.type`]: 'PEM',
    [`${own}.ssl.keystore.certificate.chain`]: pem(door.certificate),
    [`${own}.ssl.keystore.key`]: pem(door.key),
  };
}
