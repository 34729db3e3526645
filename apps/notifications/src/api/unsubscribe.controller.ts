import { Controller, Get, Header, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@viewline/kernel';
import { Public } from '@viewline/platform';
import type { FastifyRequest } from 'fastify';
import { UnsubscribeByLink } from '../commands/unsubscribe-by-link/unsubscribe-by-link.use-case.js';
import { UNSUBSCRIBE_PATH, UnsubscribeLinks } from '../commands/unsubscribe-by-link/unsubscribe-links.js';
import { UnsubscribeQuery } from './wishes.dto.js';
import { askPage, donePage } from './unsubscribe-page.js';

/**
 * One-click unsubscribe of RFC 8058. Below `/webhooks`, where a body may be of any type: mail programs send a form. The
 * signed link is the credential.
 */
@ApiTags('unsubscribe')
@Controller(UNSUBSCRIBE_PATH)
@Public()
export class UnsubscribeController {
  constructor(
    private readonly unsubscribing: UnsubscribeByLink,
    private readonly links: UnsubscribeLinks,
  ) {}

  /** Changes nothing: programs that look for viruses follow every link of a letter. */
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  async ask(@Query() { token }: UnsubscribeQuery, @Req() request: FastifyRequest): Promise<string> {
    const { purpose } = await this.links.read(token);
    return askPage(purpose, request.headers['accept-language']);
  }

  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async unsubscribe(@Query() { token }: UnsubscribeQuery, @Req() request: FastifyRequest): Promise<string> {
    if (!saysOneClick(request.rawBody)) {
      throw new DomainError(
        'invalid',
        'unsubscribe.not-one-click',
        'The body must say List-Unsubscribe=One-Click',
      );
    }
    const { purpose } = await this.unsubscribing.execute(token);
    return donePage(purpose, request.headers['accept-language']);
  }
}

/** As `application/x-www-form-urlencoded` or as `multipart/form-data`: RFC 8058 allows both. */
function saysOneClick(body: Buffer | undefined): boolean {
  const text = body?.toString('latin1') ?? '';
  return (
    new URLSearchParams(text.trim()).get('List-Unsubscribe') === 'One-Click' ||
    /name="List-Unsubscribe"\r?\n\r?\nOne-Click\r?\n/.test(text)
  );
}
