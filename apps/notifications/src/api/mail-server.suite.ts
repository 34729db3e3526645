import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  mail: ParsedMail;
}

/** A real mail server that keeps what it is given. */
export async function mailServer() {
  const received: ReceivedMail[] = [];
  const answers = {
    recipient: undefined as number | undefined,
    data: undefined as number | undefined,
    /** To the next letter only. */
    dataOnce: undefined as number | undefined,
  };
  const hooks = { afterData: undefined as (() => Promise<void>) | undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      done(answers.recipient ? refusal(answers.recipient) : undefined);
    },
    onData(stream, session, done) {
      simpleParser(stream)
        .then(async (mail) => {
          const refused = answers.dataOnce ?? answers.data;
          answers.dataOnce = undefined;
          if (refused) return done(refusal(refused));
          received.push({
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
            to: session.envelope.rcptTo.map(({ address }) => address),
            mail,
          });
          await hooks.afterData?.();
          return done();
        })
        .catch(done);
    },
  });
  server.on('error', () => undefined);
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    answers,
    hooks,
    /** Every client finds its connection cut. */
    dropConnections: () => sockets.forEach((socket) => socket.destroy()),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error('no'), { responseCode });
}
