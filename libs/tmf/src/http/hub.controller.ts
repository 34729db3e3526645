import { Body, Delete, HttpCode, Param, Post, Res } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import type {
  HubSubscriptionRepository,
  NewHubSubscription,
} from '../hub/persistence/hub-subscription.repository.js';
import { assertStorable } from '../resource/document.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import type { TmfReply } from './tmf-reply.js';

/**
 * The hub of one API: extend it with `@Controller(`${api}/hub`)` and the service's roles. The v4.0.0 swaggers have
 * POST and DELETE and no GET.
 */
export abstract class HubController {
  protected constructor(
    private readonly subscriptions: HubSubscriptionRepository,
    private readonly resources: readonly [TmfResource, ...TmfResource[]],
  ) {}

  @Post()
  async subscribe(
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: TmfReply,
  ): Promise<NewHubSubscription> {
    assertStorable(body);
    const { callback, query } = body;
    if (
      typeof callback !== 'string' ||
      (query !== undefined && query !== null && typeof query !== 'string')
    ) {
      throw new DomainError(
        'invalid',
        'hub.subscription-invalid',
        'callback must be a string, and so must query if given',
      );
    }
    const subscription = await this.subscriptions.subscribe(this.resources, {
      callback,
      query: query || undefined,
    });
    reply.header('Location', `${this.resources[0].api}/hub/${subscription.id}`);
    return subscription;
  }

  @Delete(':id')
  @HttpCode(204)
  async unsubscribe(@Param('id') id: string): Promise<void> {
    await this.subscriptions.unsubscribe(this.resources[0].api, id);
  }
}
