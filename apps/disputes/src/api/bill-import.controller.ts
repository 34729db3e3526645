import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { DomainError, newId } from '@viewline/kernel';
import { csvCell, CurrentPrincipal, type Principal, Roles, sendCsv, takeFile } from '@viewline/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportBills } from '../commands/import-bills/import-bills.use-case.js';
import { DisputesConfig } from '../disputes.config.js';
import { ShowBillImport } from '../queries/show-bill-import/show-bill-import.query.js';
import { BillImportQuery } from './bill.dto.js';

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
    @Req() request: FastifyRequest,
    @CurrentPrincipal() caller: Principal,
  ) {
    return await takeFile(request, this.config.BILL_IMPORT_LIMIT, (file) =>
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
    const report = { name: `rejections-${id}.csv`, head: 'line,reason', pages: this.shown.rejections(id) };
    await sendCsv(reply, report, ({ line, reason }) => `${line},${csvCell(reason)}`);
  }
}
