import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { etagOf, publicUrlOf, ReadsSubscriber, Roles, ServiceConfig } from '@viewline/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RecordPayment } from '../commands/record-payment/record-payment.use-case.js';
import { billNotFound } from '../domain/bill/bill.errors.js';
import { ListBills } from '../queries/list-bills/list-bills.query.js';
import { ListHolds } from '../queries/list-holds/list-holds.query.js';
import { customerBillDocument } from '../resources/customer-bill-document.js';
import { CUSTOMER_BILL } from '../resources/customer-bill.js';
import { readTmfMoney } from '../resources/tmf-money.js';
import { BillsQuery, PaymentDto } from './bill.dto.js';
import { storable } from './storable-text.js';

/** What TMF678 has no door for: payments, and the bills and holds of everybody who is one subscriber. */
@Controller('api/disputes/v1')
export class BillController {
  constructor(
    private readonly payments: RecordPayment,
    private readonly holds: ListHolds,
    private readonly bills: ListBills,
    private readonly config: ServiceConfig,
  ) {}

  /** The same payment id again is the same payment. Answers with the TMF678 bill. */
  @Post('bills/:id/payments')
  @HttpCode(200)
  @Roles('supervisor', 'operator', 'integrator')
  async pay(
    @Param('id') billId: string,
    @Body() body: PaymentDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id, amount } = storable(body);
    if (!isId(billId)) throw billNotFound();
    const bill = await this.payments.execute(billId, { id, amount: readTmfMoney(amount) });
    reply.header('ETag', etagOf(bill.version));
    return CUSTOMER_BILL.render(bill.id, customerBillDocument(bill), publicUrlOf(this.config, request));
  }

  /** TMF678 bills of the subscriber and everybody who is one with them, newest first. */
  @Get('subscribers/:id/bills')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  @ReadsSubscriber('id')
  async listBills(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: BillsQuery,
    @Req() request: FastifyRequest,
  ) {
    const { items, next } = await this.bills.execute(id, limit, cursor);
    const publicUrl = publicUrlOf(this.config, request);
    return { items: items.map((bill) => CUSTOMER_BILL.render(bill.id, bill.document, publicUrl)), next };
  }

  /** Bills on hold: nobody may be reminded of them or cut off for them. */
  @Get('subscribers/:id/holds')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  @ReadsSubscriber('id')
  async listHolds(@Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.holds.execute(id) };
  }
}
