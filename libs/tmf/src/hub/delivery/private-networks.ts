import { BlockList, isIP } from 'node:net';

/** IANA special-purpose space: nothing in it is a public listener, and much of it is somebody's inside. */
const PRIVATE = networks(
  (
    '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 ' +
    '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 ' +
    // IPv6 is open only within global unicast; of that, what embeds IPv4 addresses or is reserved is closed again.
    '::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 2002::/16 3fff::/20'
  ).split(' '),
);

/** One list per family: Node's BlockList compares an IPv4 address with IPv6 rules too, and finds it in some. */
export interface Networks {
  ipv4: BlockList;
  ipv6: BlockList;
}

export function networks(cidrs: readonly string[]): Networks {
  const lists: Networks = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const cidr of cidrs) {
    const [address = '', prefix] = cidr.split('/');
    const family = familyOf(address);
    if (!family) throw new Error(`${cidr} is not a network such as 10.0.0.0/8`);
    lists[family].addSubnet(address, Number(prefix ?? (family === 'ipv4' ? 32 : 128)), family);
  }
  return lists;
}

export function contains(lists: Networks, address: string): boolean {
  const family = familyOf(address);
  return family !== undefined && lists[family].check(address, family);
}

export function isPrivate(address: string): boolean {
  return familyOf(address) === undefined || contains(PRIVATE, address);
}

function familyOf(address: string): keyof Networks | undefined {
  return ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(address) as 4 | 6];
}
