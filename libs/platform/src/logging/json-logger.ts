import type { LoggerService } from '@nestjs/common';
import { isSpanContextValid, trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config/service.config.js';
import { requestContext } from '../http/request-context.js';
import { mask } from './mask.js';
import { maskText } from './mask-text.js';

export interface JsonLoggerOptions {
  service: string;
  level: LogLevel;
  /** Standard output unless said otherwise. */
  destination?: DestinationStream;
}

// Nest tells of every route and module it wires; worth reading only when looking for that.
const WIRING = ['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory'];

type PinoLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Nest's logger as one JSON object per line, with trace, correlation and service, and nothing personal in it. */
export class JsonLogger implements LoggerService {
  private readonly logger: Logger;

  constructor({ service, level, destination }: JsonLoggerOptions) {
    const options = {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      mixin: () => ({ service, ...ambientFields() }),
    };
    this.logger = destination ? pino(options, destination) : pino(options);
  }

  log(message: unknown, ...rest: unknown[]): void {
    const isWiring = WIRING.includes(String(rest.at(-1)));
    this.write(isWiring ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: PinoLevel, message: unknown, rest: readonly unknown[]): void {
    if (!this.logger.isLevelEnabled(level)) return;
    // Nest hands over its logger's name last, and `error` may have a stack before it.
    const name = rest.length > 0 ? rest.at(-1) : undefined;
    const more = rest.slice(0, -1).filter((value) => value !== undefined);
    this.logger[level](lineOf(message, typeof name === 'string' ? maskText(name) : undefined, more));
  }
}

function lineOf(message: unknown, context: string | undefined, more: readonly unknown[]): object {
  const line = { ...(context && { context }), ...(more.length > 0 && { more: mask(more) }) };
  if (typeof message === 'string') return { ...line, msg: maskText(message) };
  if (message instanceof Error) return { ...line, msg: maskText(message.message), error: mask(message) };
  const masked = mask(message);
  const isRecord = typeof masked === 'object' && masked !== null && !Array.isArray(masked);
  // Never above our own fields: a logged object must not pass itself off as another service's line.
  return isRecord && 'msg' in masked
    ? { ...line, msg: masked.msg, data: without(masked, 'msg') }
    : { ...line, data: masked };
}

function without(record: object, field: string): object {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== field));
}

function ambientFields(): object {
  const request = requestContext();
  const span = trace.getActiveSpan()?.spanContext();
  return {
    ...(request && { service: request.service, correlationId: request.correlationId }),
    // While nothing is traced, spans are there but have no id.
    ...(span && isSpanContextValid(span) && { traceId: span.traceId, spanId: span.spanId }),
  };
}
