import { Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import { DomainError, newId } from '@viewline/kernel';
import { CurrentPrincipal, formatOf, letPass, limited, type Principal, Roles } from '@viewline/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { ImportSubscribers } from '../commands/import-subscribers/import-subscribers.use-case.js';
import { ShowImport } from '../queries/show-import/show-import.query.js';
import { SubscribersConfig } from '../subscribers.config.js';
import { ImportQuery } from './import.dto.js';
import { rejectionsAsCsv } from './rejections-csv.js';

@Controller('api/subscribers/v1/imports')
@Roles('operator')
export class ImportController {
  constructor(
    private readonly imports: ImportSubscribers,
    private readonly shown: ShowImport,
    private readonly config: SubscribersConfig,
  ) {}

  /** Answers when the whole file is in. Broken off, it goes on where it stopped: the same file under the same id. */
  @Post()
  async run(
    @Query() { id = newId() }: ImportQuery,
    @Headers('content-length') length: string | undefined,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() caller: Principal,
  ) {
    const format = formatOf(request.headers['content-type']);
    const totalBytes = length === undefined ? undefined : Number(length);
    const limit = this.config.IMPORT_LIMIT;
    try {
      const source = limited(request.raw, limit, totalBytes);
      return await this.imports.execute({ id, format, by: caller.id, source, totalBytes });
    } finally {
      letPass(request.raw);
    }
  }

  @Get(':id')
  async show(@Param('id') id: string) {
    const found = await this.shown.execute(id);
    if (!found) throw new DomainError('not-found', 'import.not-found', 'There is no such import');
    return found;
  }

  /** The report for who has to mend the file. */
  @Get(':id/rejections')
  async rejections(@Param('id') id: string, @Res() reply: FastifyReply) {
    await this.show(id);
    await reply
      .header('content-disposition', `attachment; filename="rejections-${id}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(Readable.from(rejectionsAsCsv(this.shown.rejections(id))));
  }
}
