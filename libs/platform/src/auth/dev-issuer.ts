import {
  createLocalJWKSet,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';
import type { Role } from './principal.js';
import type { TrustedIssuer } from './jwt-verifier.js';

const ISSUER = 'viewline-embedded';
const ALGORITHM = 'ES256';
/** Seconds. */
export const TOKEN_LIFETIME = 8 * 60 * 60;

/**
 * Issues tokens to whoever asks, for trying the product on one's own machine. Its key lives and dies with the process.
 * Where the mode is not embedded it refuses to exist.
 */
export class DevIssuer {
  private constructor(
    private readonly privateKey: CryptoKey,
    private readonly keys: JWTVerifyGetKey,
  ) {}

  /** @throws Error if `mode` is not `embedded` */
  static async create({ mode }: { mode: string }): Promise<DevIssuer> {
    if (mode !== 'embedded') throw new Error('The development token issuer runs in embedded mode only');
    const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
    // A set and not the bare key: a token signed otherwise then finds no key, which is a wrong token and no failure.
    const keys = createLocalJWKSet({ keys: [await exportJWK(publicKey)] });
    return new DevIssuer(privateKey, keys);
  }

  /** @param lifetime seconds */
  async issue(role: Role, lifetime = TOKEN_LIFETIME): Promise<string> {
    return await new SignJWT({ roles: [role], name: `Local ${role}` })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(ISSUER)
      .setSubject(`local-${role}`)
      .setIssuedAt()
      .setExpirationTime(`${lifetime}s`)
      .sign(this.privateKey);
  }

  /** For guards in this same process. */
  get trusted(): TrustedIssuer {
    return { issuer: ISSUER, audience: ISSUER, keys: this.keys };
  }
}
