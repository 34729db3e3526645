import { createHash, timingSafeEqual } from 'node:crypto';
import { badCredentials } from './credentials.js';
import { isRole, type Principal, type Role } from './principal.js';

interface ApiKey {
  name: string;
  role: Role;
  hash: Buffer;
}

/** Systems' keys. Only their hashes are configured, so that the configuration opens no door. */
export class ApiKeys {
  private readonly keys: readonly ApiKey[];

  /** `list` as in `API_KEYS`: `name:role:sha256hex`, separated by commas. */
  constructor(list: string | undefined) {
    this.keys = (list ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
      .map(parse);
  }

  authenticate(presented: string): Principal {
    const hash = createHash('sha256').update(presented).digest();
    // All are compared, each in constant time, so that the time taken says nothing of a near miss.
    const matches = this.keys.filter((key) => timingSafeEqual(key.hash, hash));
    const [match] = matches;
    if (!match) throw badCredentials();
    return { id: `key:${match.name}`, name: match.name, roles: [match.role], kind: 'system' };
  }
}

function parse(entry: string): ApiKey {
  const [name = '', role, hash = ''] = entry.split(':');
  if (!isRole(role)) throw new Error(`API_KEYS: "${name}" has no known role`);
  return { name, role, hash: Buffer.from(hash, 'hex') };
}
