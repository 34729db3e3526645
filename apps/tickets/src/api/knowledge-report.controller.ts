import { Controller, Get, Inject, Query } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Roles } from '@viewline/platform';
import { ReportKnowledge, type Period } from '../queries/report-knowledge/report-knowledge.query.js';
import { PeriodQuery } from './knowledge.dto.js';

const MONTH = 30 * 24 * 60 * 60 * 1000;

/** How well the knowledge base answers. */
@Controller('api/tickets/v1/knowledge')
@Roles('supervisor', 'operator')
export class KnowledgeReportController {
  constructor(
    private readonly reports: ReportKnowledge,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Questions without an answer. */
  @Get('missed-searches')
  missed(@Query() { limit, cursor, ...period }: PeriodQuery) {
    return this.reports.missed(this.period(period), limit, cursor);
  }

  @Get('deflection')
  deflection(@Query() { hours, ...period }: PeriodQuery) {
    return this.reports.deflection(this.period(period), hours, this.clock.now());
  }

  /** The last thirty days unless told. */
  private period({ from, to = this.clock.now() }: Partial<Period>): Period {
    return { from: from ?? new Date(to.getTime() - MONTH), to };
  }
}
