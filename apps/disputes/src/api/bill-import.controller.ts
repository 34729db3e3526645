import { Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import { DomainError, newId } from '@viewline/kernel';
import { CurrentPrincipal, formatOf, letPass, limited, type Principal, Roles } from '@viewline/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { ImportBills } from '../commands/import-bills/import-bills.use-case.js';
import { DisputesConfig } from '../disputes.config.js';
import { ShowBillImport } from '../queries/show-bill-import/show-bill-import.query.js';
import { BillImportQuery } from './bill.dto.js';
import { rejectionsAsCsv } from './rejections-csv.js';

@Controller('api/disputes/v1/bill-imports')
@Roles('operator', 'integrator')
export class BillImportController {
  constructor(
    private readonly imports: ImportBills,
    private readonly shown: ShowBillImport,
    private readonly config: DisputesConfig,
  ) {}

  /** Answers when the whole file is in. Broken off, it goes on where it stopped: the same file under the same id. */
  @Post()
  async run(
    @Query() { id = newId() }: BillImportQuery,
    @Headers('content-length') length: string | undefined,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() caller: Principal,
  ) {
    const format = formatOf(request.headers['content-type']);
    const totalBytes = length === undefined ? undefined : Number(length);
    try {
      const source = limited(request.raw, this.config.BILL_IMPORT_LIMIT, totalBytes);
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
