import http from 'node:http';
import https from 'node:https';

export interface Post {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer;
  /** Milliseconds for all of it. */
  timeout: number;
}

/** `unsent`: the other side cannot have read it; `unanswered`: it may have. */
export type PostResult =
  | { kind: 'answered'; status: number; headers: http.IncomingHttpHeaders; text: string }
  | { kind: 'unsent' | 'unanswered'; code: string };

const MOST_READ = 64 * 1024;

/** Posts without following redirects, and tells whether what failed may have got through. */
export class HttpPost {
  private readonly agents;

  /** @param lookup how names are resolved; for addresses of strangers, one that refuses private networks */
  constructor(private readonly lookup?: http.RequestOptions['lookup']) {
    const options = { keepAlive: true, maxFreeSockets: 16, autoSelectFamily: true };
    this.agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  }

  async post({ url, headers, body, timeout }: Post): Promise<PostResult> {
    let connected = false;
    try {
      return await new Promise<PostResult>((resolve, reject) => {
        const secure = url.startsWith('https:');
        const request = (secure ? https : http).request(
          url,
          {
            method: 'POST',
            headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
            agent: this.agents[secure ? 'https:' : 'http:'],
            ...(this.lookup && { lookup: this.lookup }),
            // One clock over everything: resolving, connecting, an answer that comes a byte at a time.
            signal: AbortSignal.timeout(timeout),
          },
          (response) => {
            readText(response).then((text) => {
              resolve({
                kind: 'answered',
                status: response.statusCode ?? 0,
                headers: response.headers,
                text,
              });
            }, reject);
          },
        );
        request.on('socket', (socket) => {
          // A connection that is kept alive is there already; a listener more at each request would stay on it.
          if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', () => (connected = true));
          else connected = true;
        });
        request.on('error', reject);
        request.end(body);
      });
    } catch (error) {
      return { kind: connected ? 'unanswered' : 'unsent', code: codeOf(error) };
    }
  }

  close(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }
}

async function readText(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_READ) {
      response.destroy();
      break;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function codeOf(error: unknown): string {
  const { name, code } = error as NodeJS.ErrnoException;
  return name === 'AbortError' || name === 'TimeoutError' ? 'timeout' : (code ?? name);
}
