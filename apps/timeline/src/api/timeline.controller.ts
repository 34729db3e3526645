import { Controller, Get, Headers, Param, Query, Sse, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  AuditTrail,
  CurrentPrincipal,
  expiryOf,
  ReadsSubscriber,
  Roles,
  type Principal,
} from '@viewline/platform';
import { takeUntil, type Observable } from 'rxjs';
import { FollowEntries, type StreamMessage } from '../queries/follow-entries/follow-entries.query.js';
import { ListEntries, type EntryPage } from '../queries/list-entries/list-entries.query.js';
import {
  SearchSubscribers,
  type FoundSubscriber,
} from '../queries/search-subscribers/search-subscribers.query.js';
import {
  ShowCompleteness,
  type SourceCompleteness,
} from '../queries/show-completeness/show-completeness.query.js';
import { ShowSubscriber, type SubscriberView } from '../queries/show-subscriber/show-subscriber.query.js';
import { SubscriberIdGuard } from './subscriber-id.guard.js';
import { EntriesQuery, SearchQuery } from './timeline.dto.js';

@ApiTags('timeline')
@ApiBearerAuth()
@Roles('agent', 'supervisor', 'operator', 'integrator')
@UseGuards(SubscriberIdGuard)
@Controller('api/timeline/v1')
export class TimelineController {
  constructor(
    private readonly search: SearchSubscribers,
    private readonly subscribers: ShowSubscriber,
    private readonly entries: ListEntries,
    private readonly completeness: ShowCompleteness,
    private readonly follow: FollowEntries,
    private readonly audit: AuditTrail,
  ) {}

  @Get('search')
  async searchSubscribers(
    @Query() { q, limit }: SearchQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<{ items: FoundSubscriber[] }> {
    const items = await this.search.execute(q, limit);
    await this.audit.record(
      caller,
      items.map(({ subscriberId }) => subscriberId),
    );
    return { items };
  }

  @Get('subscribers/:id')
  @ReadsSubscriber('id')
  showSubscriber(@Param('id') id: string): Promise<SubscriberView> {
    return this.subscribers.execute(id);
  }

  @Get('subscribers/:id/entries')
  @ReadsSubscriber('id')
  listEntries(@Param('id') id: string, @Query() query: EntriesQuery): Promise<EntryPage> {
    const { channel: channels, kind: kinds, from, to, q: text } = query;
    return this.entries.execute(id, { channels, kinds, from, to, text }, query.limit, query.cursor);
  }

  @Get('subscribers/:id/completeness')
  @ReadsSubscriber('id')
  async showCompleteness(@Param('id') id: string): Promise<{ sources: SourceCompleteness[] }> {
    return { sources: await this.completeness.execute(id) };
  }

  /** Ends with the token that opened it; the reader goes on where it was with another one. */
  @Sse('subscribers/:id/stream')
  @ReadsSubscriber('id')
  streamEntries(
    @Param('id') id: string,
    @CurrentPrincipal() caller: Principal,
    @Headers('last-event-id') lastEventId?: string,
  ): Observable<StreamMessage> {
    return this.follow.execute(id, lastEventId).pipe(takeUntil(expiryOf(caller)));
  }
}
