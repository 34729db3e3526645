import { assert, check, eventually } from './checks.mjs';

const onMock = { needs: 'mock' };

/** The console as it is where the operator has a sign-in provider of their own. */
async function withProvider({ page, backend, baseUrl }, manners = {}) {
  const config = { auth: 'oidc', authority: `${baseUrl}/oidc`, clientId: 'console', scope: 'openid profile' };
  await page.route('**/api/console/config', (route) => route.fulfill({ json: config }));
  await backend.mock('provider', manners);
}
const stored = (page) =>
  page.evaluate(() => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]));

check(
  'the provider signs the agent in, and a deep link is still there afterwards',
  async (world) => {
    const { page, url, subject } = world;
    await withProvider(world);
    const seen = [];
    page.on('request', (request) => seen.push(new URL(request.url()).pathname));
    await page.goto(`${url}/subscribers/${subject.id}?kind=message`);
    await page.waitForSelector('article');
    assert(page.url() === `${url}/subscribers/${subject.id}?kind=message`, `came back to ${page.url()}`);
    assert(seen.includes('/oidc/authorize') && seen.includes('/oidc/token'), 'the provider was not asked');
    assert(!seen.includes('/dev/token'), 'took a development token');
    await page.getByText('Nadia Agent').waitFor();
    await page.locator('[data-status=live]').waitFor();
    assert(!/oidc-[0-9a-f]{8}/.test(await stored(page)), 'a token lies in the storage');
  },
  onMock,
);

check(
  'an access token near its end is renewed by refresh token, unseen',
  async (world) => {
    const { page, url, subject, backend } = world;
    await withProvider(world, { expiresIn: 20 });
    const before = await backend.mock('provider', { expiresIn: 20 });
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.waitForSelector('article');
    const after = await backend.mock('provider', {});
    assert(after.refresh > before.refresh, 'never renewed');
    assert(after.authorize === before.authorize + 1, 'sent to the provider again');
  },
  onMock,
);

check(
  'a token that the server refuses is renewed, streams included, and the page stays',
  async (world) => {
    const { page, url, subject, backend } = world;
    await withProvider(world);
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.locator('[data-status=live]').waitFor();
    await page.evaluate(() => (window.stillHere = true));
    await backend.mock('provider', { void: true });
    await backend.mock('drop');
    await page.locator('[data-status=reconnecting]').waitFor();
    await page.locator('[data-status=live]').waitFor();
    await backend.sms(subject.phone, 'after the renewal');
    await page.locator('article', { hasText: 'after the renewal' }).first().waitFor();
    assert(await page.evaluate(() => window.stillHere), 'the page was left');
  },
  onMock,
);

check(
  'without refresh tokens the agent is sent to the provider again, once',
  async (world) => {
    const { page, url, subject, backend } = world;
    await withProvider(world, { refresh: false });
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.waitForSelector('article');
    await backend.mock('provider', { refresh: false, accepted: false });
    await page.reload();
    await page.getByText('The server did not accept your sign-in').waitFor();
    await backend.mock('provider', { refresh: false });
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await page.waitForSelector('article');
    assert(new URL(page.url()).pathname === `/subscribers/${subject.id}`, 'the link was lost');
  },
  onMock,
);

check(
  'a refusal by the provider is shown in its words; trying again keeps the deep link',
  async (world) => {
    const { page, url, subject, backend } = world;
    await withProvider(world, { deny: 'Your account is <b>locked</b>.' });
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.getByText('Your account is <b>locked</b>.').waitFor();
    await backend.mock('provider', {});
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await page.waitForSelector('article');
    assert(new URL(page.url()).pathname === `/subscribers/${subject.id}`, 'the link was lost');
  },
  onMock,
);

check(
  'signing out forgets the agent and does not sign in again by itself',
  async (world) => {
    const { page, url } = world;
    await withProvider(world);
    await page.goto(url);
    await page.waitForSelector('#search');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out').waitFor();
    assert((await page.locator('#search').count()) === 0, 'the search is still there');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForSelector('#search');
  },
  onMock,
);

check('an answer nobody asked for signs nobody in', async ({ page, url }) => {
  const config = { auth: 'oidc', authority: `${url}/oidc`, clientId: 'console' };
  await page.route('**/api/console/config', (route) => route.fulfill({ json: config }));
  await page.goto(`${url}/signed-in?code=stolen&state=made-up`);
  await page.getByText('too old or was begun in another tab').waitFor();
  assert(!page.url().includes('stolen'), 'the code stays in the address bar');
});

check(
  'without a provider in reach the agent is told, and can bring a token',
  async ({ page, url, subject }) => {
    const config = { auth: 'oidc', authority: `${url}/oidc`, clientId: 'console' };
    await page.route('**/api/console/config', (route) => route.fulfill({ json: config }));
    await page.route('**/oidc/**', (route) => route.abort());
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.getByText('The sign-in provider cannot be reached').waitFor();
    await page.getByText(config.authority).waitFor();
    await page.getByRole('button', { name: 'Use an access token instead' }).click();
    await page.fill('#token', 'two words');
    await page.getByRole('button', { name: 'Use this token' }).click();
    await page.getByText('does not look like an access token').waitFor();
    await page.fill('#token', 'wrong');
    await page.getByRole('button', { name: 'Use this token' }).click();
    await page.getByText('did not accept').waitFor();
    await page.getByRole('button', { name: 'Use an access token instead' }).click();
    const issued = await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/dev/token', { method: 'POST', headers, body: '{"role":"agent"}' });
      return (await response.json()).access_token;
    });
    await page.fill('#token', issued);
    await page.getByRole('button', { name: 'Use this token' }).click();
    await page.waitForSelector('article');
  },
);

check(
  'a product that was started again, with another key, goes on by itself, stream included',
  async (world) => {
    const { page, url, subject, backend } = world;
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.locator('[data-status=live]').waitFor();
    await page.waitForSelector('article');
    await backend.mock('restart');
    await page.locator('[data-status=reconnecting]').waitFor();
    await page.locator('[data-status=live]').waitFor();
    await backend.sms(subject.phone, 'after the restart');
    await page.locator('article', { hasText: 'after the restart' }).first().waitFor();
    await page.locator('.filter').first().click();
    await page.locator('.options input').first().click();
    await eventually(async () => (await page.locator('[data-outdated=true]').count()) === 0, 'filtered');
    assert((await page.locator('.note.bad').count()) === 0, 'an error was shown');
  },
  onMock,
);

check('a stream whose tokens are refused for a while comes back', async ({ page, url, subject }) => {
  let refused = 0;
  await page.route('**/stream', (route) =>
    refused++ < 4 ? route.fulfill({ status: 401, json: { title: 'Unknown key' } }) : route.fallback(),
  );
  await page.goto(`${url}/subscribers/${subject.id}`);
  await page.locator('[data-status=live]').waitFor({ timeout: 20_000 });
  assert(refused > 4, 'never refused');
});
