import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where the embedded product keeps what must survive a restart. */
export function dataDirectory(env: NodeJS.ProcessEnv): string {
  return resolve(env['DATA_DIR'] || '.data');
}

/** Doors that the sample operator uses; each is opened with a secret of this installation unless one is configured. */
const DOOR_SECRETS: Readonly<Record<string, () => string>> = {
  TWILIO_AUTH_TOKEN: hex,
  META_APP_SECRET: hex,
  META_VERIFY_TOKEN: hex,
  TELEGRAM_SECRET_TOKEN: hex,
  MAILGUN_SIGNING_KEY: hex,
  POSTMARK_BASIC_AUTH: () => `postmark:${hex()}`,
  EMAIL_WEBHOOK_SECRET: webhookSecret,
  CHATWOOT_WEBHOOK_SECRET: hex,
  ZENDESK_WEBHOOK_SECRET: hex,
  X_CONSUMER_SECRET: hex,
  WECHAT_TOKEN: hex,
  GENERIC_WEBHOOK_SECRET: webhookSecret,
};

/** The sample operator's own side: where its numbers are from, and which mail is its own. */
const SAMPLE_DEFAULTS = { DEFAULT_REGION: 'GB', OWN_ADDRESSES: '@viewline.example' };

/** Completes the environment with this installation's own door secrets, made on the first start and kept. */
export async function withDoorSecrets(
  directory: string,
  env: NodeJS.ProcessEnv,
): Promise<Record<string, string>> {
  await mkdir(directory, { recursive: true });
  const file = join(directory, 'secrets.json');
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, string>;
  const made = Object.fromEntries(
    Object.entries(DOOR_SECRETS).map(([name, make]) => [name, kept[name] ?? make()]),
  );
  // Whole or not at all: half a file would keep every later start from reading it.
  await writeFile(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
  const configured = Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return { ...SAMPLE_DEFAULTS, ...made, ...Object.fromEntries(configured) };
}

function hex(): string {
  return randomBytes(16).toString('hex');
}

function webhookSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}
