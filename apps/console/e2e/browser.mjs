import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium with a home of its own, gone when closed. */
export async function openBrowser() {
  const home = mkdtempSync(join(tmpdir(), 'console-e2e-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ARGS,
    env: { ...process.env, HOME: home },
  });
  return {
    newContext: (options) => browser.newContext({ viewport: { width: 1280, height: 800 }, ...options }),
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
