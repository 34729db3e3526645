import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

/** Headers of a Standard Webhooks signature over any bytes. */
export function signature(secret: string, body: string | Buffer, at = new Date()): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const mac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`msg_1.${timestamp}.`)
    .update(body)
    .digest('base64');
  return { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` };
}

/** The operator's mail server: what comes to its mailbox for returned mail goes through a pipe, which answers a status. */
export async function bounceMailbox(pipe: (mail: Buffer) => Promise<number>) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        pipe(Buffer.concat(chunks))
          .then((status) => done(status < 300 ? undefined : new Error(`the pipe said ${status}`)))
          .catch(done);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  return {
    /** Another server hands a letter back, from nobody, as RFC 5321 has it. */
    async handBack(to: string, raw: string): Promise<void> {
      await transport.sendMail({ envelope: { from: '', to: [to] }, raw });
    },
    close(): Promise<void> {
      transport.close();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
