import { Injectable } from '@nestjs/common';
import { DisputeFileConfig } from './dispute-file.config.js';
import { SigningKey } from './signing-key.js';

/** Whether files are signed, and with what. Read when the service starts: a key that is none stops it there. */
@Injectable()
export class OperatorKey {
  readonly signing: SigningKey | undefined;

  constructor({ DISPUTE_FILE_KEY: pem }: DisputeFileConfig) {
    this.signing = pem === undefined ? undefined : SigningKey.read(pem);
  }
}
