import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

export interface Envelope {
  from: string;
  to: string[];
}

export interface Submit {
  auth: SMTPConnection.AuthenticationType | undefined;
  envelope: Envelope;
  mail: Buffer;
  /** Milliseconds for all of it. */
  timeout: number;
}

/** What the server said when it took a message; undefined where it never did. */
export type Submission =
  | { kind: 'taken'; response: string }
  | { kind: 'refused'; status: number; command: string; response: string }
  | { kind: 'lost'; code: string; /** Whether it may have had the whole message. */ begun: boolean };

/** One connection to a mail server, for one message after another. */
export class SmtpSession {
  private readonly connection: SMTPConnection;
  private open = false;
  private broken: SMTPConnection.SMTPError | undefined;

  constructor(options: SMTPConnection.Options) {
    this.connection = new SMTPConnection(options);
    this.connection.on('error', (error) => (this.broken = error));
    this.connection.once('end', () => (this.open = false));
  }

  get isOpen(): boolean {
    return this.open;
  }

  /** Connects if need be. Never throws for what the server does. */
  async submit({ auth, envelope, mail, timeout }: Submit): Promise<Submission> {
    let begun = false;
    // Read only once the server has asked for it: before that it can have nothing.
    const body = Readable.from(
      (function* () {
        begun = true;
        yield mail;
      })(),
      { objectMode: false },
    );
    let clock: NodeJS.Timeout | undefined;
    // One clock over everything: a server that sends a byte now and then never runs into the socket's own.
    const late = new Promise<never>((_, reject) => {
      clock = setTimeout(() => reject(Object.assign(new Error('timed out'), { code: 'timeout' })), timeout);
    });
    try {
      return await Promise.race([this.talk(auth, envelope, body), late]);
    } catch (error) {
      return submissionOf(error as SMTPConnection.SMTPError, begun);
    } finally {
      clearTimeout(clock);
      body.destroy();
    }
  }

  close(): void {
    this.open = false;
    this.connection.close();
  }

  private async talk(auth: Submit['auth'], envelope: Envelope, body: Readable): Promise<Submission> {
    if (!this.open) {
      await this.step((done) => this.connection.connect((error) => done(error)));
      this.open = true;
      if (auth) await this.step((done) => this.connection.login(auth, (error) => done(error)));
    }
    const { response } = await this.step<SMTPConnection.SentMessageInfo>((done) =>
      this.connection.send(envelope, body, done),
    );
    return { kind: 'taken', response };
  }

  /** A failure that was emitted before anybody waited for it is not lost. */
  private step<Result = void>(
    begin: (done: (error?: SMTPConnection.SMTPError | null, result?: Result) => void) => void,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (this.broken) return reject(this.broken);
      const onError = (error: SMTPConnection.SMTPError) => reject(error);
      this.connection.once('error', onError);
      begin((error, result) => {
        this.connection.off('error', onError);
        if (error) reject(error);
        else resolve(result as Result);
      });
    });
  }
}

function submissionOf(error: SMTPConnection.SMTPError, begun: boolean): Submission {
  const { code, command = '', responseCode, response = error.message } = error;
  if (responseCode) return { kind: 'refused', status: responseCode, command, response };
  return { kind: 'lost', code: code ?? 'failed', begun };
}
