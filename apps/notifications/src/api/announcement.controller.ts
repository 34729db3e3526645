import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  AuditTrail,
  CurrentPrincipal,
  etagOf,
  IdempotencyKey,
  ifMatch,
  type Principal,
  Roles,
} from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { CancelAnnouncement } from '../commands/cancel-announcement/cancel-announcement.use-case.js';
import { DraftAnnouncement } from '../commands/draft-announcement/draft-announcement.use-case.js';
import { PublishAnnouncement } from '../commands/publish-announcement/publish-announcement.use-case.js';
import { PreviewAudience } from '../queries/preview-audience/preview-audience.query.js';
import { ShowAnnouncements } from '../queries/show-announcements/show-announcements.query.js';
import { AnnouncementDto, AnnouncementListQuery, PublishDto } from './announcement.dto.js';

@Controller('api/notifications/v1/announcements')
@Roles('supervisor', 'operator')
export class AnnouncementController {
  constructor(
    private readonly drafts: DraftAnnouncement,
    private readonly publishing: PublishAnnouncement,
    private readonly cancelling: CancelAnnouncement,
    private readonly previews: PreviewAudience,
    private readonly announcements: ShowAnnouncements,
    private readonly audit: AuditTrail,
  ) {}

  @Post()
  async draft(
    @Body() document: AnnouncementDto,
    @IdempotencyKey() key: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const made = await this.drafts.create(document, caller.id, key);
    reply.headers({ Location: `/api/notifications/v1/announcements/${made.id}`, ETag: etagOf(made.version) });
    return made;
  }

  @Get()
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async list(@Query() { limit, before }: AnnouncementListQuery) {
    return await this.announcements.list(limit, before);
  }

  @Get(':id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async show(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const found = await this.announcements.one(id);
    reply.header('ETag', etagOf(found.version));
    return { ...found, results: await this.announcements.results(id) };
  }

  @Put(':id')
  async replace(
    @Param('id') id: string,
    @Body() document: AnnouncementDto,
    @Headers('if-match') match: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const changed = await ifMatch(match, (version) => this.drafts.replace(id, document, version));
    reply.header('ETag', etagOf(changed.version));
    return changed;
  }

  @Get(':id/preview')
  async preview(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    const { document } = await this.announcements.one(id);
    const preview = await this.previews.execute(document);
    await this.audit.record(
      caller,
      preview.sample.map(({ subscriberId }) => subscriberId),
    );
    return preview;
  }

  @Post(':id/publish')
  @HttpCode(200)
  async publish(
    @Param('id') id: string,
    @Body() { fingerprint }: PublishDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    return await this.publishing.execute({ id, by: caller.id, fingerprint });
  }

  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    return await this.cancelling.execute(id, caller.id);
  }
}
