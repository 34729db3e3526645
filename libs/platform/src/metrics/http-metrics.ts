import { Histogram, type Registry } from 'prom-client';

/** How long answers take, by route template: raw URLs would make a series per subscriber. */
export class HttpMetrics {
  private readonly duration: Histogram<'method' | 'route' | 'status'>;

  constructor(registry: Registry) {
    this.duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from request to end of response',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    });
  }

  /** `milliseconds` from request to end of response. */
  observe(method: string, route: string, status: number, milliseconds: number): void {
    this.duration.observe({ method, route, status: String(status) }, milliseconds / 1000);
  }
}
