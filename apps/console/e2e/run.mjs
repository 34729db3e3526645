// node e2e/run.mjs --base-url http://127.0.0.1:3000   against the product (TWILIO_AUTH_TOKEN, PUBLIC_URL as the product has them)
// node e2e/run.mjs --mock                             against the mock, started here; also runs what only a mock can do
// node e2e/run.mjs --mock --rest                      only what needs the mock: the rest of a run against the product
import { parseArgs } from 'node:util';
import { startMock } from '../mock/server.mjs';
import { openBrowser } from './browser.mjs';
import { checks } from './checks.mjs';
import { product } from './product.mjs';
import { startProxy } from './proxy.mjs';
import { chooseSubject } from './subject.mjs';

for (const area of [
  'search',
  'subscriber',
  'open',
  'live',
  'appearance',
  'structure',
  'loading',
  'print',
  'trouble',
  'tidy',
  'sign-in',
  'request',
])
  await import(`./${area}.e2e.mjs`);

const { values } = parseArgs({
  options: {
    'base-url': { type: 'string' },
    mock: { type: 'boolean' },
    rest: { type: 'boolean' },
    only: { type: 'string' },
  },
});
const mock = values.mock && !values['base-url'] ? await startMock() : null;
const baseUrl = (mock?.url ?? values['base-url'] ?? 'http://127.0.0.1:3000').replace(/\/$/, '');
const isMock = Boolean(values.mock);
const backend = product(baseUrl);
const browser = await openBrowser();
const counts = { passed: 0, failed: 0, skipped: 0 };

for (const { name, run, needs, context } of checks) {
  if (values.only && !name.includes(values.only)) continue;
  if (values.rest && needs !== 'mock') continue;
  if (needs !== 'any' && (needs === 'mock') !== isMock) {
    counts.skipped += 1;
    continue;
  }
  await attempt(name, run, context);
}
await browser.close();
mock?.close();
if (counts.skipped > 0)
  console.log(`# ${counts.skipped} checks need the ${isMock ? 'product' : 'mock'} and were not run`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);

async function attempt(name, run, options) {
  const proxy = await startProxy(baseUrl);
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) errors.push(message.text());
  });
  try {
    const subject = await chooseSubject(backend);
    await run({ page, context, backend, proxy, url: proxy.url, subject, baseUrl });
    if (errors.length > 0) throw new Error(`errors on the page: ${errors.join('; ')}`);
    counts.passed += 1;
    console.log(`ok   ${name}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`FAIL ${name}\n     ${String(error.message).split('\n').slice(0, 4).join('\n     ')}`);
    if (process.env.E2E_SCREENSHOTS) {
      await page.screenshot({
        path: `${process.env.E2E_SCREENSHOTS}/${name.replace(/\W+/g, '-').slice(0, 80)}.png`,
      });
    }
  } finally {
    await context.close();
    proxy.close();
  }
}
