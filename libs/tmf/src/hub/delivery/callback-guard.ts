import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import { callbackify, promisify } from 'node:util';
import { DomainError } from '@viewline/kernel';
import { contains, isPrivate, networks } from './private-networks.js';

type Resolve = (hostname: string) => Promise<LookupAddress[]>;

const systemResolve: Resolve = (hostname) => promisify(dnsLookup)(hostname, { all: true });

/** A callback pointed at an address it must not reach. */
export class CallbackRefused extends Error {}

/**
 * Keeps callbacks away from the operator's own network. A connection goes to the very address that was checked,
 * because `lookup` is what the HTTP client connects by: a name that resolves differently a moment later gains nothing.
 */
export class CallbackGuard {
  private readonly allowed;

  /** @param allowedNetworks CIDRs that callbacks may reach although they are private. */
  constructor(
    allowedNetworks: readonly string[] = [],
    private readonly resolve: Resolve = systemResolve,
  ) {
    this.allowed = networks(allowedNetworks);
  }

  /** For the moment of subscribing. A name that does not resolve yet passes; delivery checks again. */
  async assertAllowed(callback: string): Promise<void> {
    try {
      const hostname = this.assertUrl(callback);
      if (isIP(hostname) === 0) this.assertAddresses(hostname, await this.resolve(hostname).catch(() => []));
    } catch (error) {
      if (error instanceof CallbackRefused)
        throw new DomainError('invalid', 'hub.callback-refused', error.message);
      throw error;
    }
  }

  /** Gives the host. One written as an address is checked here, because a client never looks it up. */
  assertUrl(callback: string): string {
    const url = URL.canParse(callback) ? new URL(callback) : undefined;
    if (callback.length > 2000 || !url || !['http:', 'https:'].includes(url.protocol)) {
      throw new CallbackRefused('callback must be an http or https URL of at most 2000 characters');
    }
    if (url.username || url.password) throw new CallbackRefused('callback must not carry credentials');
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    const family = isIP(hostname);
    if (family !== 0) this.assertAddresses(hostname, [{ address: hostname, family }]);
    return hostname;
  }

  /** For a socket that connects with `autoSelectFamily`: it dials these addresses and asks nobody again. */
  readonly lookup = callbackify(async (hostname: string, _options: LookupOptions) => {
    const addresses = await this.resolve(hostname);
    this.assertAddresses(hostname, addresses);
    return addresses;
  });

  private assertAddresses(hostname: string, addresses: readonly LookupAddress[]): void {
    // One private address among public ones is refused as well: which of them is dialled is not ours to guess.
    for (const { address } of addresses) {
      if (isPrivate(address) && !contains(this.allowed, address)) {
        throw new CallbackRefused(`callback host ${hostname} is not a public address`);
      }
    }
  }
}
