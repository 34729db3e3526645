import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request, and the reply on its way. */
export interface HttpExchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Both at once, in a controller's method; what the method returns is still the answer. */
export const Exchange = createParamDecorator((_data: unknown, context: ExecutionContext): HttpExchange => {
  const http = context.switchToHttp();
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
});
