import {
  context,
  type Link,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

const tracer = trace.getTracer('viewline');

/** The running span as a W3C `traceparent`, to travel with an event. */
export function currentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/**
 * Runs a consumer's work in a span of its own, linked to the spans that published what it consumes. A link and not a
 * child: a batch has many publishers, and a replay years later does not belong to the old trace.
 */
export async function inConsumerSpan<Result>(
  name: string,
  traceparents: readonly (string | undefined)[],
  work: () => Promise<Result>,
): Promise<Result> {
  const links = traceparents.flatMap(linkTo);
  return await tracer.startActiveSpan(name, { kind: SpanKind.CONSUMER, links, root: true }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

function linkTo(traceparent: string | undefined): Link[] {
  const publisher = traceparent
    ? trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent }))
    : undefined;
  return publisher ? [{ context: publisher }] : [];
}
