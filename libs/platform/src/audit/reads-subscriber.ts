import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { AuditInterceptor } from './audit.interceptor.js';
import { SUBSCRIBER_PARAMETER } from './subscribers-read.js';

/** Marks a route that shows a subscriber's data, by the name of the path or query parameter that holds the id. */
export const ReadsSubscriber = (parameter: string): MethodDecorator =>
  applyDecorators(SUBSCRIBER_PARAMETER(parameter), UseInterceptors(AuditInterceptor));
