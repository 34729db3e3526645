import { collectDefaultMetrics, Registry } from 'prom-client';

/** One registry per service: several services may share a process. Inject prom-client's `Registry` to add to it. */
export function createRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}
