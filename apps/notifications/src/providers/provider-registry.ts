import type { Channel } from '../domain/channel.js';
import { CircuitBreaker, type CircuitState } from '../domain/delivery/circuit-breaker.js';
import type { DeliveryProvider } from '../domain/delivery/provider.port.js';
import type { Routes } from '../domain/delivery/route.js';

/** Milliseconds before the second, third, … round on a channel. */
export const RETRY_DELAYS: readonly number[] = [1_000, 5_000, 30_000, 120_000, 600_000];

interface Known {
  provider: DeliveryProvider;
  breaker: CircuitBreaker;
}

/** All ways out of the house, in the order of the configuration, with what we know of their health. */
export class ProviderRegistry implements Routes {
  private readonly known: ReadonlyMap<string, Known>;

  constructor(
    providers: readonly DeliveryProvider[],
    private readonly retryDelays: readonly number[] = RETRY_DELAYS,
  ) {
    this.known = new Map(
      providers.map((provider) => [provider.name, { provider, breaker: new CircuitBreaker() }]),
    );
    if (this.known.size < providers.length) throw new Error('two providers have the same name');
  }

  all(): DeliveryProvider[] {
    return [...this.known.values()].map(({ provider }) => provider);
  }

  find(name: string): DeliveryProvider | undefined {
    return this.known.get(name)?.provider;
  }

  breakerOf(name: string): CircuitBreaker {
    return this.known.get(name)!.breaker;
  }

  stateOf(name: string): CircuitState {
    return this.breakerOf(name).state(performance.now());
  }

  providersOf(channel: Channel): readonly string[] {
    return this.all()
      .filter((provider) => provider.channel === channel)
      .map(({ name }) => name);
  }

  isOpen(name: string): boolean {
    return this.stateOf(name) === 'open';
  }

  retryDelay(tries: number): number {
    return this.retryDelays[Math.min(tries, this.retryDelays.length) - 1] ?? 0;
  }

  close(): void {
    for (const provider of this.all()) provider.close?.();
  }
}
