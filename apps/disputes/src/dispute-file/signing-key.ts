import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What is signed: the seal under the name of what it seals, so that the signature means nothing elsewhere. */
const statement = (seal: string): Buffer => Buffer.from(`viewline-dispute-file/1\n${seal}`);

/** The operator's Ed25519 key, if there is one. */
export class SigningKey {
  private constructor(private readonly key: KeyObject) {}

  /** @throws Error unless the text is a private Ed25519 key in PEM */
  static read(pem: string): SigningKey {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'ed25519')
      throw new Error('The key of dispute files must be an Ed25519 key');
    return new SigningKey(key);
  }

  /** Base64url, as in a JSON Web Key. */
  get publicKey(): string {
    return createPublicKey(this.key).export({ format: 'jwk' }).x!;
  }

  sign(seal: string): { algorithm: 'Ed25519'; publicKey: string; value: string } {
    const value = sign(null, statement(seal), this.key).toString('base64url');
    return { algorithm: 'Ed25519', publicKey: this.publicKey, value };
  }
}

/** @param publicKey base64url, as in a JSON Web Key */
export function isSignedBy(publicKey: string, seal: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, statement(seal), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
