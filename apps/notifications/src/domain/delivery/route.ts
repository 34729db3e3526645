import type { Channel } from '../channel.js';

/** Which providers there are, best first, and how patient we are with them. */
export interface Routes {
  providersOf(channel: Channel): readonly string[];
  /** A provider that has failed too often of late is passed over. */
  isOpen(provider: string): boolean;
  /** @returns milliseconds before try number `tries + 1` */
  retryDelay(tries: number): number;
}

export function nextProvider(channel: Channel, tried: readonly string[], routes: Routes): string | undefined {
  const left = routes.providersOf(channel).filter((provider) => !tried.includes(provider));
  return left.find((provider) => !routes.isOpen(provider)) ?? (tried.length === 0 ? left[0] : undefined);
}

/** The first of the channels that has a provider, with it. */
export function nextChannel(
  channels: readonly Channel[],
  routes: Routes,
): { channels: readonly Channel[]; provider: string } | undefined {
  for (const [index, channel] of channels.entries()) {
    const provider = nextProvider(channel, [], routes);
    if (provider) return { channels: channels.slice(index), provider };
  }
  return undefined;
}
