import { assert, check, eventually } from './checks.mjs';

check('a timeline that cannot be read says so and tries again on demand', async ({ page, url, subject }) => {
  let failing = true;
  await page.route('**/entries?*', (route) =>
    failing ? route.fulfill({ status: 503, json: { title: 'Overloaded' } }) : route.fallback(),
  );
  await page.goto(`${url}/subscribers/${subject.id}`);
  await page.getByText('The timeline could not be read').waitFor();
  failing = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForSelector('article');
});

check('one passing failure is retried without bothering the agent', async ({ page, url, subject }) => {
  let left = 1;
  await page.route('**/entries?*', (route) =>
    left-- > 0 ? route.fulfill({ status: 500, json: {} }) : route.fallback(),
  );
  await page.goto(`${url}/subscribers/${subject.id}`);
  await page.waitForSelector('article');
  assert((await page.locator('.note.bad').count()) === 0, 'an error was shown');
});

check('an expired token is renewed unseen', async ({ page, url, subject }) => {
  let refused = 0;
  await page.route('**/subscribers/*/entries?*', (route) =>
    refused++ === 0 ? route.fulfill({ status: 401, json: { title: 'Expired' } }) : route.fallback(),
  );
  await page.goto(`${url}/subscribers/${subject.id}`);
  await page.waitForSelector('article');
  assert(refused >= 2, 'never asked again');
});

check(
  'a timeline shows even when the live stream cannot open, and says that it is not live',
  async (world) => {
    const { page, url, subject } = world;
    await page.route('**/stream', (route) => route.abort());
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.waitForSelector('article');
    assert((await page.locator('[data-status=live]').count()) === 0, 'claims to be live');
  },
);

check('a server that cannot be reached is told from the first page on', async ({ page, url }) => {
  await page.route('**/api/console/config', (route) => route.abort());
  await page.goto(url);
  await page.locator('.note.bad').waitFor();
});

check('a language that cannot be loaded leaves the console in English', async ({ page, url }) => {
  await page.addInitScript(() => localStorage.setItem('viewline.language', 'ar'));
  await page.route('**/assets/ar-*', (route) => route.abort());
  await page.goto(url);
  await page.getByText('Who needs help?').waitFor();
});

const onMock = { needs: 'mock' };

check(
  'an entry that cannot be drawn takes nothing else with it',
  async ({ page, url, backend }) => {
    // Nobody else's: it stays there.
    const { subscriberId } = await backend.mock('empty');
    await page.goto(`${url}/subscribers/${subscriberId}`);
    await page.locator('[data-status=live]').waitFor();
    const name = await page.locator('h1').innerText();
    await backend.mock('entry', { subscriberId, details: null });
    await page.getByText('This part cannot be shown').waitFor();
    assert(name !== '' && (await page.locator('h1').innerText()) === name, 'the profile is gone');
    assert(await page.locator('.open-panel').isVisible(), 'what is open is gone');
  },
  onMock,
);

check(
  'a late entry lands where it belongs, with both of its times',
  async ({ page, url, backend, subject }) => {
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.locator('[data-status=live]').waitFor();
    await page.waitForSelector('article');
    const at = await page.locator('article[aria-posinset="3"] time').first().getAttribute('datetime');
    const occurredAt = new Date(Date.parse(at) + 1).toISOString();
    await backend.mock('entry', { subscriberId: subject.id, occurredAt, late: true, title: 'Came late' });
    const entry = page.locator('article', { hasText: 'Came late' });
    await entry.waitFor();
    assert((await entry.getAttribute('aria-posinset')) === '3', 'not in its place');
    assert(
      /became known/.test(await entry.locator('.badge.warn').getAttribute('title')),
      'times are missing',
    );
  },
  onMock,
);

check(
  'a late entry older than what is loaded is told, and paging finds it',
  async ({ page, url, backend, subject }) => {
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.locator('[data-status=live]').waitFor();
    await page.waitForSelector('article');
    const occurredAt = new Date(Date.now() - 900 * 86_400_000).toISOString();
    await backend.mock('entry', { subscriberId: subject.id, occurredAt, late: true, title: 'Ages ago' });
    await page.getByText('lies further back').waitFor();
    assert((await page.locator('article', { hasText: 'Ages ago' }).count()) === 0, 'shown out of place');
  },
  onMock,
);

check(
  'the same entry sent twice shows once',
  async ({ page, url, backend, subject }) => {
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.locator('[data-status=live]').waitFor();
    const eventId = crypto.randomUUID();
    const part = { subscriberId: subject.id, eventId, title: 'Only once' };
    await backend.mock('entry', part);
    await page.locator('article', { hasText: 'Only once' }).waitFor();
    await backend.mock('drop');
    await backend.mock('entry', part);
    await page.locator('[data-status=live]').waitFor();
    assert((await page.locator('article', { hasText: 'Only once' }).count()) === 1, 'twice');
  },
  onMock,
);

check(
  'a reset reads everything again',
  async ({ page, url, backend, subject }) => {
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.locator('[data-status=live]').waitFor();
    await page.waitForSelector('article');
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1)));
    await backend.mock('reset');
    await eventually(
      () => ['entries', 'completeness', subject.id].every((what) => asked.includes(what)),
      'profile, entries and completeness were read again',
    );
  },
  onMock,
);

check(
  'a hundred thousand letters stay folded until asked for, and then scroll on their own',
  async ({ page, url, backend, subject }) => {
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.locator('[data-status=live]').waitFor();
    await backend.mock('entry', { subscriberId: subject.id, title: 'Huge', text: 'word '.repeat(20_000) });
    const entry = page.locator('article', { hasText: 'Huge' });
    await entry.waitFor();
    assert((await entry.innerText()).length < 2_000, 'all of it is on the page');
    await entry.getByText('Show all').click();
    const words = entry.locator('.entry-words.whole');
    await words.waitFor();
    assert((await words.boundingBox()).height <= 500, 'it fills the page');
  },
  onMock,
);

check(
  'a subscriber without entries is told as such, and the first one shows by itself',
  async ({ page, url, backend }) => {
    const { subscriberId } = await backend.mock('empty');
    await page.goto(`${url}/subscribers/${subscriberId}`);
    await page.getByText('Nothing has happened yet').waitFor();
    await page.locator('[data-status=live]').waitFor();
    await backend.mock('entry', { subscriberId, title: 'First contact' });
    await page.locator('article', { hasText: 'First contact' }).waitFor();
  },
  onMock,
);
