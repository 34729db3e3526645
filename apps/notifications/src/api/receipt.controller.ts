import { Controller, HttpCode, Param, Post, RawBody, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError } from '@viewline/kernel';
import { Public, publicUrlOf, ServiceConfig } from '@viewline/platform';
import type { FastifyRequest } from 'fastify';
import { RECEIPTS_PATH } from '../commands/deliver-notifications/lane-services.js';
import { RecordReceipts } from '../commands/record-receipts/record-receipts.use-case.js';
import { ProviderRegistry } from '../providers/provider-registry.js';

/**
 * Where providers report what became of messages. Open to the world: nothing is believed before the provider's signature
 * over the raw body was checked. A word about a message that is not ours is answered like any other, so that its sender
 * does not repeat it for ever.
 */
@ApiExcludeController()
@Public()
@Controller(RECEIPTS_PATH)
export class ReceiptController {
  constructor(
    private readonly providers: ProviderRegistry,
    private readonly recordReceipts: RecordReceipts,
    private readonly config: ServiceConfig,
  ) {}

  @Post(':provider')
  @HttpCode(204)
  async receive(
    @Param('provider') name: string,
    @RawBody() body: Buffer,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const provider = this.providers.find(name);
    if (!provider?.readReceipts) {
      throw new DomainError('not-found', 'receipt.unknown-provider', 'no such provider reports');
    }
    const receipts = await provider.readReceipts({
      headers: request.headers,
      body,
      url: publicUrlOf(this.config, request) + request.url,
    });
    await this.recordReceipts.execute(provider, receipts);
  }
}
