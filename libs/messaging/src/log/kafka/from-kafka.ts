import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { LogRecord, TopicPartition } from '../event-log.port.js';

/** A message as kafkajs hands it out, with its Buffers and arrays, as the record that the port speaks of. */
export function fromKafka({ topic, partition }: TopicPartition, message: KafkaMessage): LogRecord {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    key: message.key && message.key.length > 0 ? message.key.toString('utf8') : null,
    headers: headersOf(message.headers ?? {}),
    value: message.value,
  };
}

function headersOf(headers: IHeaders): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined && first !== null) result[name] = first.toString();
  }
  return result;
}
