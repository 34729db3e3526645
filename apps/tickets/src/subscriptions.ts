import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  CreditGranted,
  InteractionRecorded,
  InteractionUpdated,
  PlaybackFailed,
  ViewingSessionEnded,
  ViewingSessionStarted,
  type EventEnvelope,
} from '@viewline/events';
import { BatchContext, Consumes } from '@viewline/messaging';
import { saveSubscriberCopy, SUBSCRIBER_COPY_EVENTS } from '@viewline/subscriber-copy';
import { TICKET_WORK_EVENTS } from './domain/routing/ticket-work.js';
import { AnswerTicketWhenInteractionRecorded } from './reactions/answer-ticket-when-interaction-recorded/answer-ticket-when-interaction-recorded.js';
import { CopyProducts, PRODUCT_EVENTS } from './reactions/copy-products/copy-products.js';
import {
  CopyServiceProblems,
  SERVICE_PROBLEM_EVENTS,
} from './reactions/copy-service-problems/copy-service-problems.js';
import { CopyViewing } from './reactions/copy-viewing/copy-viewing.js';
import { KeepPromisesWhenDone } from './reactions/keep-promises-when-done/keep-promises-when-done.js';
import { KeepWorkWhenTicketChanges } from './reactions/keep-work-when-ticket-changes/keep-work-when-ticket-changes.js';
import { NoteLastWordWhenContactRecorded } from './reactions/note-last-word-when-contact-recorded/note-last-word-when-contact-recorded.js';
import { OpenTicketWhenErrorRecurs } from './reactions/open-ticket-when-error-recurs/open-ticket-when-error-recurs.js';
import { QueueWorkWhenContactAsks } from './reactions/queue-work-when-contact-asks/queue-work-when-contact-asks.js';

/** Everything this service listens to. */
@Controller()
export class TicketsSubscriptions {
  constructor(
    private readonly viewing: CopyViewing,
    private readonly errors: OpenTicketWhenErrorRecurs,
    private readonly products: CopyProducts,
    private readonly problems: CopyServiceProblems,
    private readonly chats: QueueWorkWhenContactAsks,
    private readonly words: NoteLastWordWhenContactRecorded,
    private readonly ticketWork: KeepWorkWhenTicketChanges,
    private readonly promises: KeepPromisesWhenDone,
    private readonly answers: AnswerTicketWhenInteractionRecorded,
  ) {}

  @Consumes({ consumer: 'tickets.subscriber-copy', events: SUBSCRIBER_COPY_EVENTS, dedupe: 'handler' })
  copySubscribers(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return saveSubscriberCopy(events, tx);
  }

  @Consumes({
    consumer: 'tickets.viewing',
    events: [ViewingSessionStarted, ViewingSessionEnded],
    dedupe: 'handler',
  })
  copyViewing(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return this.viewing.apply(events, tx);
  }

  @Consumes({ consumer: 'tickets.playback-errors', events: [PlaybackFailed] })
  openTicketWhenErrorRecurs(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<void> {
    return this.errors.apply(events, tx);
  }

  @Consumes({ consumer: 'tickets.products', events: PRODUCT_EVENTS, dedupe: 'handler' })
  copyProducts(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return this.products.apply(events, tx);
  }

  @Consumes({ consumer: 'tickets.service-problems', events: SERVICE_PROBLEM_EVENTS, dedupe: 'handler' })
  copyServiceProblems(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<number> {
    return this.problems.apply(events, tx);
  }

  @Consumes({ consumer: 'tickets.work-of-chats', events: [InteractionRecorded] })
  async queueWorkWhenContactAsks(
    @Payload() events: EventEnvelope[],
    @Ctx() { tx }: BatchContext,
  ): Promise<void> {
    await this.chats.apply(events, tx);
    await this.words.apply(events, tx);
  }

  @Consumes({ consumer: 'tickets.work-of-tickets', events: TICKET_WORK_EVENTS })
  keepWorkWhenTicketChanges(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<void> {
    return this.ticketWork.apply(events, tx);
  }

  @Consumes({
    consumer: 'tickets.kept-promises',
    events: [InteractionRecorded, InteractionUpdated, CreditGranted],
    leisurely: true,
  })
  keepPromisesWhenDone(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<void> {
    return this.promises.apply(events, tx);
  }

  @Consumes({ consumer: 'tickets.answers', events: [InteractionRecorded] })
  answerTickets(@Payload() events: EventEnvelope[], @Ctx() { tx }: BatchContext): Promise<void> {
    return this.answers.apply(events, tx);
  }
}
