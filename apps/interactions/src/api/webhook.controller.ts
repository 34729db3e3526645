import { All, Controller, Logger, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError } from '@viewline/kernel';
import { Public, ServiceConfig } from '@viewline/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WebhookRequest } from '../channels/channel-adapter.port.js';
import { ChannelDoors } from '../channels/channel-doors.js';
import { RecordContacts } from '../commands/record-contacts/record-contacts.use-case.js';

/**
 * The doors through which channels come in. They are open to the world: each adapter believes a request only after
 * checking its vendor's signature over the raw body. The answer goes out after the facts are stored, never before.
 */
@ApiExcludeController()
@Public()
@Controller('webhooks')
export class WebhookController {
  private readonly logger = new Logger('Webhooks');

  constructor(
    private readonly doors: ChannelDoors,
    private readonly recordContacts: RecordContacts,
    private readonly config: ServiceConfig,
  ) {}

  @All('*')
  async receive(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const door = this.doors.find(pathOf(request));
    const outcome = await door.receive(this.toWebhook(request));
    if (outcome.kind === 'handshake') {
      await reply.status(outcome.status).type(outcome.contentType).send(outcome.body);
      return;
    }
    await this.recordContacts.execute(outcome.facts);
    this.tell(door.path, outcome);
    const { status, contentType, body } = outcome.reply;
    await reply
      .status(status)
      .type(contentType ?? 'text/plain')
      .send(body ?? '');
  }

  private tell(path: string, { notes, unreadable }: { notes: string[]; unreadable: string[] }): void {
    if (notes.length > 0) this.logger.debug({ msg: `${path}: holds no contact`, notes: tally(notes) });
    // Its neighbours were taken, so the vendor will not send it again: this line is all that is left of it.
    if (unreadable.length > 0)
      this.logger.warn({ msg: `${path}: could not be read`, unreadable: tally(unreadable) });
  }

  private toWebhook(request: FastifyRequest): WebhookRequest {
    const base = this.config.PUBLIC_URL ?? `${request.protocol}://${request.host}`;
    return {
      method: methodOf(request),
      url: base.replace(/\/$/, '') + request.url,
      // One value for each name, whatever a stranger repeats.
      query: Object.fromEntries(new URLSearchParams(/\?(.*)$/s.exec(request.url)?.[1])),
      headers: request.headers as Record<string, string | undefined>,
      rawBody: request.rawBody ?? Buffer.alloc(0),
      receivedAt: new Date(),
    };
  }
}

function pathOf(request: FastifyRequest): string {
  return request.url.replace(/\?.*$/, '').replace(/^\/webhooks\//, '');
}

function methodOf({ method }: FastifyRequest): WebhookRequest['method'] {
  if (method === 'GET' || method === 'POST') return method;
  throw new DomainError('not-found', 'webhook.no-such-method', 'webhooks are posted');
}

/** How often each was said: a batch may hold thousands. */
function tally(notes: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const note of notes) counts.set(note, (counts.get(note) ?? 0) + 1);
  return Object.fromEntries(counts);
}
