import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_BODIES, type ErrorBody } from './error-body.js';
import { toProblem } from './problem.js';
import { sendProblem } from './send-problem.js';
import { requestContext } from './request-context.js';

/** The edge: whatever was thrown leaves as one well-formed answer that tells nothing of our insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  constructor(@Inject(ERROR_BODIES) private readonly errorBodies: readonly ErrorBody[]) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error);
    if (problem.status >= 500) this.log(error, problem.status);
    if (reply.raw.headersSent) {
      // Half an answer cannot be taken back; breaking off is the only way left to say that it is not whole.
      reply.raw.destroy();
      return;
    }
    sendProblem(reply, http.getRequest<FastifyRequest>().url, problem, this.errorBodies);
  }

  private log(error: unknown, status: number): void {
    const context = requestContext();
    const where = context ? `${context.method} ${context.route}` : 'request';
    if (status === 503) this.logger.warn({ msg: `${where}: unavailable`, error });
    else this.logger.error({ msg: `${where}: unexpected error`, error });
  }
}
