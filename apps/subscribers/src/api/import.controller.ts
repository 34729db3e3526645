import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { DomainError, newId } from '@viewline/kernel';
import { csvCell, CurrentPrincipal, type Principal, Roles, sendCsv, takeFile } from '@viewline/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportSubscribers } from '../commands/import-subscribers/import-subscribers.use-case.js';
import { ShowImport } from '../queries/show-import/show-import.query.js';
import { SubscribersConfig } from '../subscribers.config.js';
import { ImportQuery } from './import.dto.js';

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
    @Req() request: FastifyRequest,
    @CurrentPrincipal() caller: Principal,
  ) {
    return await takeFile(request, this.config.IMPORT_LIMIT, (file) =>
      this.imports.execute({ id, by: caller.id, ...file }),
    );
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
    const report = {
      name: `rejections-${id}.csv`,
      head: 'line,column,effect,reason',
      pages: this.shown.rejections(id),
    };
    await sendCsv(reply, report, ({ line, column, effect, reason }) =>
      [line, csvCell(column), effect, csvCell(reason)].join(','),
    );
  }
}
