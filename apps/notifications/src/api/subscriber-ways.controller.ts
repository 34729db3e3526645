import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Roles } from '@viewline/platform';
import { CallbackGuard } from '@viewline/tmf';
import { PushDeviceRepository } from '../persistence/push-device.repository.js';
import { EndpointQuery, PushSubscriptionDto, WebhookDto } from './delivery.dto.js';

/** Where a subscriber takes push messages and webhooks. */
@ApiTags('subscriber ways')
@Controller('api/notifications/v1/subscribers/:id')
@Roles('integrator', 'supervisor')
export class SubscriberWaysController {
  constructor(
    private readonly ways: PushDeviceRepository,
    private readonly guard: CallbackGuard,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes what `PushSubscription.toJSON()` gives in a browser. */
  @Post('push-subscriptions')
  @HttpCode(204)
  async addDevice(
    @Param('id', ParseUUIDPipe) subscriberId: string,
    @Body() { endpoint, keys }: PushSubscriptionDto,
  ): Promise<void> {
    await this.guard.assertAllowed(endpoint);
    await this.ways.addDevice(
      subscriberId,
      { endpoint, p256dh: keys.p256dh, auth: keys.auth },
      this.clock.now(),
    );
  }

  @Delete('push-subscriptions')
  @HttpCode(204)
  async removeDevice(
    @Param('id', ParseUUIDPipe) subscriberId: string,
    @Query() { endpoint }: EndpointQuery,
  ): Promise<void> {
    await this.ways.removeDevice(endpoint, subscriberId);
  }

  /** Answers with the secret of its Standard Webhooks signatures; it is told this once. */
  @Put('webhook')
  async setWebhook(
    @Param('id', ParseUUIDPipe) subscriberId: string,
    @Body() { url }: WebhookDto,
  ): Promise<{ url: string; secret: string }> {
    await this.guard.assertAllowed(url);
    return { url, secret: await this.ways.setWebhook(subscriberId, url) };
  }

  @Delete('webhook')
  @HttpCode(204)
  async clearWebhook(@Param('id', ParseUUIDPipe) subscriberId: string): Promise<void> {
    await this.ways.clearWebhook(subscriberId);
  }
}
