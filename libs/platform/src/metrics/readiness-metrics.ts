import { Gauge, type Registry } from 'prom-client';
import type { Readiness } from '../health/readiness.js';

/** The answer of /health/ready as a figure, so that alerts need nobody else to ask for it: 1 ready, 0 not. */
export function registerReadiness(registry: Registry, readiness: Readiness): void {
  const ready = new Gauge({
    name: 'viewline_ready',
    help: 'Whether this replica may be sent requests',
    registers: [],
    async collect() {
      const { status } = await readiness.report();
      this.set(status === 'ready' ? 1 : 0);
    },
  });
  registry.registerMetric(ready);
}
