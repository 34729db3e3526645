import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { doorSecretsFromEnv, type DoorSecrets } from './door-secrets.js';
import { liveTraffic } from './live-traffic.js';
import type { SimulationResult } from './sending/tally.js';
import { simulate } from './simulate.js';

interface Flags {
  baseUrl: string;
  publicUrl?: string;
  seed: number;
  subscribers: number;
  contacts: number;
  concurrency: number;
  live?: true;
  rate: number;
  seconds: number;
}

const flags = new Command('simulate')
  .description('Sends the contacts of a sample operator through the doors of a running Viewline.')
  .option('--base-url <url>', 'where Viewline listens', `http://127.0.0.1:${process.env['PORT'] || 8080}`)
  .option(
    '--public-url <url>',
    'under which the vendors know it (default: PUBLIC_URL, else as npm start has it)',
  )
  .option('--seed <n>', 'the same seed, the same people', wholeNumber, 1)
  .option('--subscribers <n>', 'customers of the operator', wholeNumber, 300)
  .option('--contacts <n>', 'contacts of the last sixty days', wholeNumber, 4000)
  .option('--concurrency <n>', 'requests at a time', wholeNumber, 16)
  .option('--live', 'contacts as they happen, instead of the last sixty days')
  .option('--rate <n>', 'live contacts per second', wholeNumber, 5)
  .option('--seconds <n>', 'how long they go on', wholeNumber, 60)
  .addHelpText(
    'after',
    '\nSecrets come from the environment, as for the doors, else from DATA_DIR/secrets.json.',
  )
  .parse()
  .opts<Flags>();

const began = performance.now();
const result = await run(flags);
const took = ((performance.now() - began) / 1000).toFixed(1);
console.table(result.byDoor);
for (const problem of result.problems) console.error(problem);
console.log(`sent ${result.sent} accepted ${result.accepted} failed ${result.failed} in ${took} s`);
process.exitCode = result.failed > 0 ? 1 : 0;

async function run(given: Flags): Promise<SimulationResult> {
  const publicUrl =
    given.publicUrl ?? process.env['PUBLIC_URL'] ?? given.baseUrl.replace('127.0.0.1', 'localhost');
  const options = { ...given, publicUrl, secrets: await secretsOf(process.env), now: new Date(), onProgress };
  if (given.live)
    return liveTraffic({ ...options, ratePerSecond: given.rate, durationSeconds: given.seconds });
  const eventLogUrl = await eventLogOf(process.env);
  return simulate({
    ...options,
    operatorToken: await operatorToken(given.baseUrl),
    ...(eventLogUrl && { eventLogUrl }),
  });
}

async function secretsOf(env: NodeJS.ProcessEnv): Promise<DoorSecrets> {
  const file = join(env['DATA_DIR'] || '.data', 'secrets.json');
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, string>;
  const configured = Object.entries(env).filter(([, value]) => value);
  return doorSecretsFromEnv({ ...kept, ...Object.fromEntries(configured) });
}

/** EVENT_LOG_URL, else that of the product that runs on DATA_DIR; undefined where neither says. */
async function eventLogOf(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const file = join(env['DATA_DIR'] || '.data', 'running.json');
  const running = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as {
    eventLogUrl?: string;
    databaseUrl?: string;
  };
  const url = env['EVENT_LOG_URL'] || running.eventLogUrl;
  if (url !== 'postgres:') return url;
  // The embedded log is a database of its own beside the services'.
  const server = env['DATABASE_URL'] || running.databaseUrl;
  if (!server) return undefined;
  const name = new URL(server).pathname.slice(1);
  return new URL(`/${['', 'postgres', 'template1'].includes(name) ? 'viewline' : name}_log`, server).href;
}

/** OPERATOR_TOKEN, else one of the embedded mode's own issuer. */
async function operatorToken(baseUrl: string): Promise<string> {
  if (process.env['OPERATOR_TOKEN']) return process.env['OPERATOR_TOKEN'];
  const response = await fetch(new URL('/dev/token', baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'operator' }),
  });
  if (!response.ok) throw new Error(`no OPERATOR_TOKEN, and /dev/token says ${response.status}`);
  return ((await response.json()) as { access_token: string }).access_token;
}

function onProgress({ done, total }: { done: number; total: number }): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${done} of ${total} contacts${done === total ? '\n' : ''}`);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}
