// A provider of SMS that accepts everything at once, and keeps what it was given until it is told to forget it.
import { createServer, type IncomingMessage } from 'node:http';

let bodies: string[] = [];
let keys = new Set<string>();

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function answer(request: IncomingMessage): Promise<unknown> {
  const route = `${request.method ?? ''} ${request.url ?? ''}`;
  if (route === 'POST /send') {
    bodies.push(await read(request));
    keys.add(String(request.headers['idempotency-key']));
    return { id: `sms-${bodies.length}` };
  }
  if (route === 'DELETE /accepted') {
    bodies = [];
    keys = new Set();
  }
  return route === 'GET /bodies' ? bodies : { accepted: bodies.length, different: keys.size };
}

const server = createServer((request, response) => {
  answer(request).then(
    (said) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said)),
    () => response.destroy(),
  );
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
server.listen(Number(process.env['PORT']), process.env['HOST']);
