import { CommandFailed } from '../failures.js';
import type { Terminal } from '../terminal.js';

/** VIEWLINE_TOKEN, or one from the embedded product, which alone gives them out to whoever asks. */
export async function operatorToken({ env }: Terminal, url: string): Promise<string> {
  if (env['VIEWLINE_TOKEN']) return env['VIEWLINE_TOKEN'];
  const response = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'operator' }),
  });
  if (!response.ok) {
    throw new CommandFailed(`Viewline at ${url} gives out no tokens: put an operator's into VIEWLINE_TOKEN.`);
  }
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}
