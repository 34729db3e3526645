import { applyDecorators, Catch, UseFilters, type ExceptionFilter } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import type { ConsumerDeclaration } from '../consumer/event-handler.js';
import { LOG_TRANSPORT } from './log-transport.js';

/** Nest's own filter for messages would turn every failure into a plain object; the cause must survive. */
@Catch()
class KeepTheError implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Marks a controller method as one consumer. It is handed batches: `(events, context)` with the context's `tx`.
 * Keep all of a service's methods in its `subscriptions.ts`, so that one file tells what the service listens to.
 */
export function Consumes(declaration: ConsumerDeclaration): MethodDecorator {
  return applyDecorators(
    EventPattern(declaration.consumer, LOG_TRANSPORT, { declaration }) as MethodDecorator,
    UseFilters(KeepTheError),
  );
}
