import { DomainError } from '@viewline/kernel';
import type { EventLog } from './event-log.port.js';
import type { KafkaAccess } from './kafka/kafka-access.js';
import { KafkaLog } from './kafka/kafka-log.js';
import { PostgresLog } from './postgres/postgres-log.js';

/** The adapter that the URL names: `postgres://…` or `kafka://host:port[,host:port]`. */
export function openEventLog(url: string, clientId: string, access: KafkaAccess = {}): EventLog {
  if (/^postgres(ql)?:\/\//.test(url)) return new PostgresLog(url);
  const kafka = /^kafka:\/\/([^/]+)\/?$/.exec(url);
  if (kafka) return new KafkaLog(kafka[1]!.split(','), `viewline-${clientId}`, access);
  throw new DomainError(
    'invalid',
    'config.event-log-url',
    'the event log URL must begin with postgres:// or kafka://',
  );
}
