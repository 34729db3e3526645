// node e2e/screenshots.mjs FOLDER: what the console looks like, on the mock, for a person to look at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startMock } from '../mock/server.mjs';
import { openBrowser } from './browser.mjs';

const folder = process.argv[2] ?? 'screenshots';
mkdirSync(folder, { recursive: true });
const mock = await startMock();
const browser = await openBrowser();
const find = async (q) =>
  (
    await (
      await fetch(`${mock.url}/api/timeline/v1/search?q=${encodeURIComponent(q)}`, {
        headers: { authorization: 'Bearer agent-token-1' },
      })
    ).json()
  ).items[0].subscriberId;
const amelie = await find('Amélie');
const mohammed = await find('محمد');

for (const [language, theme, width] of [
  ['en', 'light', 1280],
  ['en', 'dark', 1280],
  ['ar', 'light', 1280],
  ['en', 'light', 360],
  ['ar', 'dark', 360],
]) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 740 : 800 },
    locale: 'en-GB',
  });
  await context.addInitScript(
    ([l, t]) => {
      localStorage.setItem('viewline.language', l);
      localStorage.setItem('viewline.theme', t);
    },
    [language, theme],
  );
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log('page error:', error.message));
  page.on('console', (message) => message.type() === 'error' && console.log('console:', message.text()));
  const shot = (name) => page.screenshot({ path: join(folder, `${language}-${theme}-${width}-${name}.png`) });
  await page.goto(mock.url);
  await page.waitForSelector('#search');
  await shot('1-search');
  await page.fill('#search', 'a');
  await page.waitForSelector('[role=option]');
  await shot('2-results');
  await page.fill('#search', 'nobody at all');
  await page.waitForSelector('.note');
  await shot('3-none');
  await page.goto(`${mock.url}/subscribers/${amelie}`);
  await page.waitForSelector('article');
  await page.waitForTimeout(300);
  await shot('4-timeline');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(200);
  await shot('5-expanded');
  await page.goto(`${mock.url}/subscribers/${mohammed}?channel=sms,email,whatsapp`);
  await page.waitForSelector('article');
  await page.click('.completeness-mark.holed');
  await page.waitForTimeout(200);
  await shot('6-gaps');
  await page.keyboard.press('Escape');
  await page.click('.filter >> nth=0');
  await page.waitForTimeout(200);
  await shot('7-filter');
  await context.close();
}
await browser.close();
mock.close();
