import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { EVENTS, type EventEnvelope } from '@viewline/events';
import { BatchContext, Consumes } from '@viewline/messaging';
import { DIRECTORY_EVENTS, DirectoryProjector } from './projections/directory/directory.projector.js';
import { EntriesProjector } from './projections/entries/entries.projector.js';

export const ENTRIES_CONSUMER = 'timeline.entries';
export const DIRECTORY_CONSUMER = 'timeline.directory';

/** Everything this service listens to. */
@Controller()
export class TimelineSubscriptions {
  constructor(
    private readonly entries: EntriesProjector,
    private readonly directory: DirectoryProjector,
  ) {}

  @Consumes({ consumer: ENTRIES_CONSUMER, events: EVENTS, dedupe: 'handler' })
  projectEntries(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return this.entries.project(events, tx);
  }

  @Consumes({ consumer: DIRECTORY_CONSUMER, events: DIRECTORY_EVENTS, dedupe: 'handler', leisurely: true })
  projectDirectory(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return this.directory.project(events, tx);
  }
}
