import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export interface SpecimenProvider {
  jwksUrl: string;
  issuer: string;
  audience: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** A token that is good unless the claims say otherwise. */
  token(claims?: JWTPayload, key?: CryptoKey): Promise<string>;
  /** How often its keys were fetched. */
  fetches(): number;
  failWith(status: number | undefined): void;
  close(): Promise<void>;
}

/** For specs: an identity provider that serves its keys on a free port of this machine. */
export async function specimenProvider(algorithm = 'RS256'): Promise<SpecimenProvider> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: algorithm, use: 'sig' };
  let fetches = 0;
  let failure: number | undefined;
  const server = createServer((_request, response) => {
    fetches++;
    if (failure) response.writeHead(failure).end();
    else response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const audience = 'viewline';
  const now = () => Math.floor(Date.now() / 1000);
  return {
    jwksUrl: `${issuer}/jwks`,
    issuer,
    audience,
    privateKey,
    publicKey,
    token: (claims = {}, key = privateKey) =>
      new SignJWT({ iss: issuer, aud: audience, sub: 'u1', exp: now() + 60, roles: ['agent'], ...claims })
        .setProtectedHeader({ alg: algorithm, kid: 'k1' })
        .sign(key),
    fetches: () => fetches,
    failWith: (status) => {
      failure = status;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
