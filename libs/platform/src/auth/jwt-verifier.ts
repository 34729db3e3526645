import { DomainError } from '@viewline/kernel';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { badCredentials } from './credentials.js';
import { isRole, type Principal, type Role } from './principal.js';

// Asymmetric only. With HS* somebody could sign with our public key as the secret; `none` is no signature at all.
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
/** Seconds that our clock and the issuer's may differ. */
const CLOCK_TOLERANCE = 5;
/** The last that a Date can be, for tokens that are meant to be good for ever. */
const LAST_DATE = 8.64e15;

export interface TrustedIssuer {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
}

/** Keys fetched from the provider, kept for ten minutes, and fetched again for an unknown key at most every 30 s. */
export function remoteKeys(jwksUrl: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUrl), {
    timeoutDuration: 5_000,
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
  });
}

export class JwtVerifier {
  constructor(private readonly trusted: TrustedIssuer) {}

  async authenticate(token: string): Promise<Principal> {
    const { issuer, audience, keys } = this.trusted;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['exp', 'sub'],
      });
      return principalOf(payload);
    } catch (error) {
      throw isProviderFailure(error) ? providerUnavailable() : badCredentials();
    }
  }
}

// The token may be good: it is the provider's keys that cannot be had.
function isProviderFailure(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return !(error instanceof DomainError);
  return (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC'
  );
}

function providerUnavailable(): DomainError {
  return new DomainError(
    'unavailable',
    'auth.provider-unavailable',
    'The identity provider cannot be reached',
  );
}

function principalOf(payload: JWTPayload): Principal {
  const roles = rolesOf(payload);
  return {
    id: String(payload.sub),
    ...(typeof payload['name'] === 'string' && { name: payload['name'].slice(0, 200) }),
    roles,
    // Only a token that can do nothing but integrate is a machine's; in doubt it is a person, whose reads are audited.
    kind: roles.length > 0 && roles.every((role) => role === 'integrator') ? 'system' : 'person',
    // Required when the token was verified.
    expiresAt: new Date(Math.min(payload.exp! * 1000, LAST_DATE)),
  };
}

// `roles` is what most providers can be told to send; Keycloak's default place is `realm_access.roles`.
function rolesOf(payload: JWTPayload): Role[] {
  const realm = payload['realm_access'] as { roles?: unknown } | null | undefined;
  const claimed = [payload['roles'], realm?.roles].flatMap((list) => (Array.isArray(list) ? list : [list]));
  return [...new Set(claimed.filter(isRole))];
}
