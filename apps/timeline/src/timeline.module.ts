import { Module } from '@nestjs/common';
import { EVENTS } from '@viewline/events';
import { AuditModule, DatabaseModule, ServiceMessagingModule } from '@viewline/platform';
import { TimelineController } from './api/timeline.controller.js';
import { TIMELINE_MIGRATIONS } from './timeline-migrations.js';
import { DirectoryProjector } from './projections/directory/directory.projector.js';
import { EntriesProjector } from './projections/entries/entries.projector.js';
import { FindFamily } from './queries/find-family/find-family.query.js';
import { EntryFeed } from './queries/follow-entries/entry-feed.js';
import { FollowEntries } from './queries/follow-entries/follow-entries.query.js';
import { ListEntries } from './queries/list-entries/list-entries.query.js';
import { SearchSubscribers } from './queries/search-subscribers/search-subscribers.query.js';
import { ShowCompleteness } from './queries/show-completeness/show-completeness.query.js';
import { ShowSubscriber } from './queries/show-subscriber/show-subscriber.query.js';
import { TimelineSubscriptions } from './subscriptions.js';

const projections = [EntriesProjector, DirectoryProjector];
const queries = [
  FindFamily,
  ListEntries,
  SearchSubscribers,
  ShowSubscriber,
  ShowCompleteness,
  EntryFeed,
  FollowEntries,
];

@Module({
  imports: [
    DatabaseModule.forService({ name: 'timeline', migrations: TIMELINE_MIGRATIONS, entities: [] }),
    ServiceMessagingModule.forService({
      service: 'timeline',
      listensTo: [...new Set(EVENTS.map((event) => event.topic))],
    }),
    AuditModule.forService('timeline'),
  ],
  controllers: [TimelineController, TimelineSubscriptions],
  providers: [...projections, ...queries],
})
export class TimelineModule {}
