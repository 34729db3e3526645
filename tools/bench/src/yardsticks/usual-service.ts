// The usual service: one message, one handler, one save.
import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, Payload, Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { INTERACTIONS_TOPIC, type EventEnvelope, type InteractionFacts } from '@viewline/events';
import { decodeEvent, openEventLog, type LogRecord } from '@viewline/messaging';
import { isObservable, lastValueFrom } from 'rxjs';
import { DataSource, type Repository } from 'typeorm';
import { UsualEntry } from './usual-entry.js';

const [logUrl = '', databaseUrl = '', wanted = '0'] = process.argv.slice(2);
const dataSource = await new DataSource({
  type: 'postgres',
  url: databaseUrl,
  entities: [UsualEntry],
}).initialize();

@Controller()
class UsualController {
  private readonly entries: Repository<UsualEntry> = dataSource.getRepository(UsualEntry);

  @EventPattern(INTERACTIONS_TOPIC)
  async recorded(@Payload() event: EventEnvelope<InteractionFacts>): Promise<void> {
    const { data } = event;
    await this.entries.save({
      subscriberId: event.partitionkey,
      occurredAt: new Date(event.time),
      eventId: event.id,
      recordedAt: new Date(event.recordedtime),
      type: event.type,
      source: event.source,
      channel: data.channel,
      kind: data.kind,
      title: `${data.channel} ${data.kind}`,
      text: data.text ?? null,
      direction: data.direction,
      actor: data.identity?.value ?? null,
      subjectId: event.subject,
      conversationId: data.conversationId,
      sequence: event.sequence,
      details: {
        provider: data.provider,
        externalId: data.externalId,
        status: data.status,
        identity: data.identity,
      },
    });
  }
}

@Module({ controllers: [UsualController] })
class UsualModule {}

/** Hands out what was read before, one at a time, as Nest's own transports do. */
class OneByOne extends Server implements CustomTransportStrategy {
  listen(callback: () => void): void {
    callback();
  }

  async hand(records: readonly LogRecord[]): Promise<void> {
    const handler = this.messageHandlers.get(INTERACTIONS_TOPIC)!;
    for (const record of records) {
      const result: unknown = await handler(decodeEvent(record));
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    }
  }

  close(): void {}

  on(): void {}

  unwrap<T>(): T {
    return this as unknown as T;
  }
}

const log = openEventLog(logUrl, 'bench');
const records: LogRecord[] = [];
for (const { partition, begin, end } of await log.bounds(INTERACTIONS_TOPIC)) {
  if (records.length >= Number(wanted)) break;
  await log.scan({ topic: INTERACTIONS_TOPIC, partition, from: begin, to: end }, async (read) => {
    records.push(...read);
  });
}
const strategy = new OneByOne();
const app = await NestFactory.createMicroservice(UsualModule, { strategy, logger: false });
await app.listen();
const events = records.slice(0, Number(wanted));
const warm = Math.ceil(events.length / 10);
await strategy.hand(events.slice(0, warm));
const startedAt = performance.now();
await strategy.hand(events.slice(warm));
process.send?.(((events.length - warm) / (performance.now() - startedAt)) * 1000);
await Promise.all([app.close(), log.close(), dataSource.destroy()]);
