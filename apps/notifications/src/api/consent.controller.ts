import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { idFromName } from '@viewline/kernel';
import {
  CurrentPrincipal,
  etagOf,
  IdempotencyKey,
  ifMatch,
  ReadsSubscriber,
  Roles,
  type Principal,
} from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { ChangePreferences } from '../commands/change-preferences/change-preferences.use-case.js';
import { RecordConsent } from '../commands/record-consent/record-consent.use-case.js';
import { ShowConsents } from '../queries/show-consents/show-consents.query.js';
import { ShowPreferences } from '../queries/show-preferences/show-preferences.query.js';
import { knownId } from './known-id.js';
import { ConsentDto, PageQuery, PreferencesDto } from './wishes.dto.js';

/** What people allow and how they want to be reached, with everything they ever said of it. */
@ApiTags('consent and preferences')
@Controller('api/notifications/v1/subscribers')
@Roles('agent', 'supervisor', 'integrator')
export class ConsentController {
  constructor(
    private readonly consents: ShowConsents,
    private readonly recording: RecordConsent,
    private readonly preferences: ShowPreferences,
    private readonly changes: ChangePreferences,
  ) {}

  @Get(':id/consents')
  @ReadsSubscriber('id')
  async showConsents(@Param('id') id: string) {
    return await this.consents.current(knownId(id));
  }

  @Get(':id/consents/history')
  @ReadsSubscriber('id')
  async consentHistory(@Param('id') id: string, @Query() { limit, cursor }: PageQuery) {
    return await this.consents.history(knownId(id), limit, cursor);
  }

  @Post(':id/consents')
  @HttpCode(200)
  @ReadsSubscriber('id')
  async recordConsent(
    @Param('id') id: string,
    @Body() { origin, saidAt, ...word }: ConsentDto,
    @IdempotencyKey() key: string | undefined,
    @CurrentPrincipal() caller: Principal,
  ) {
    const said = {
      ...word,
      ...(key !== undefined && { id: idFromName('consent-request', id, key) }),
      ...(saidAt !== undefined && { saidAt: new Date(saidAt) }),
    };
    await this.recording.execute(knownId(id), [said], { origin, by: nameOf(caller) });
    return await this.consents.current(id);
  }

  @Get(':id/preferences')
  @ReadsSubscriber('id')
  async showPreferences(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const shown = await this.preferences.current(knownId(id));
    reply.header('ETag', etagOf(shown.revision));
    return shown;
  }

  @Get(':id/preferences/history')
  @ReadsSubscriber('id')
  async preferenceHistory(@Param('id') id: string) {
    return { versions: await this.preferences.history(knownId(id)) };
  }

  @Patch(':id/preferences')
  @ReadsSubscriber('id')
  async changePreferences(
    @Param('id') id: string,
    @Body() patch: PreferencesDto,
    @Headers('if-match') header: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const origin = caller.kind === 'person' ? 'agent' : 'api';
    await ifMatch(header, (expectedRevision) =>
      this.changes.execute({
        subscriberId: knownId(id),
        patch,
        origin,
        by: nameOf(caller),
        expectedRevision,
      }),
    );
    return await this.showPreferences(id, reply);
  }
}

const nameOf = ({ name, id }: Principal): string => (name ?? id).slice(0, 200);
