import { assert, check, eventually } from './checks.mjs';

const open = async ({ page, url, subject }, query = '') => {
  await page.goto(`${url}/subscribers/${subject.id}${query}`);
  await page.waitForSelector('article');
};
const times = (page) =>
  page.locator('article').evaluateAll((all) =>
    all
      .map((each) => ({
        at: Date.parse(each.querySelector('time').dateTime),
        place: Number(each.getAttribute('aria-posinset')),
        id: each.dataset.eventId,
      }))
      .toSorted((a, b) => a.place - b.place),
  );

check('a timeline shows who it is, what happened, newest first, by day', async (world) => {
  await open(world);
  const { page, subject } = world;
  assert((await page.locator('h1').innerText()).includes(subject.name), 'the name is missing');
  const seen = await times(page);
  assert(seen.length > 2, 'too few entries');
  assert(
    seen.every((entry, index) => index === 0 || entry.at <= seen[index - 1].at),
    'not newest first',
  );
  assert((await page.locator('.day').count()) > 0, 'no day headings');
  assert((await page.title()).includes(subject.name), 'the title does not tell');
});

check('completeness is shown for every source', async (world) => {
  await open(world);
  const mark = world.page.locator('.completeness li').first();
  await mark.waitFor();
  assert(/complete up to|completeness unknown/.test(await mark.textContent()), await mark.textContent());
});

check(
  'many sources are complete up to the earliest of them; one that is silent stands apart',
  async (world) => {
    const { page } = world;
    const at = (seconds) => new Date(Date.UTC(2026, 2, 1, 12, 0, seconds)).toISOString();
    const known = ['interactions', 'subscribers', 'tickets', 'disputes', 'notifications'];
    const sources = known.map((source, n) => ({ source, completeUpTo: at(30 - n), gaps: [] }));
    sources.push({ source: 'outages', completeUpTo: null, gaps: [] });
    await page.route('**/completeness', (route) => route.fulfill({ json: { sources } }));
    await open(world);
    const [shared, silent] = [0, 1].map((n) => page.locator('.completeness > li').nth(n));
    await shared.getByText(/5 sources.*complete up to .*12:00:26/).waitFor();
    assert(/Outages.*completeness unknown/.test(await silent.textContent()), await silent.textContent());
    await shared.locator('button').click();
    assert((await shared.locator('.gaps li').count()) === 5, 'not each by itself');
  },
);

// Asking for every kind by name shows every entry by itself.
const KINDS =
  'account,announcement,article,bill,call,credit,delivery,diagnosis,dispute,identity,message,note,outage,post,product,promise,rating,session,ticket,update,viewing,visit';
const EACH = `?kind=${KINDS}`;

check('scrolling reads older pages; no entry twice, order kept', async (world) => {
  await open(world, EACH);
  const { page, backend, subject } = world;
  const all = await backend.entries(subject.id, 100);
  const collected = new Map();
  await page.mouse.move(800, 500);
  await eventually(
    async () => {
      for (const entry of await times(page)) {
        const known = collected.get(entry.place);
        assert(!known || known === entry.id, `place ${entry.place} changed hands`);
        collected.set(entry.place, entry.id);
      }
      await page.mouse.wheel(0, 700);
      return collected.size >= Math.min(all.length, 80);
    },
    'enough entries',
    20_000,
  );
  assert(new Set(collected.values()).size === collected.size, 'an entry shows twice');
  all.forEach((entry, index) => {
    const id = collected.get(index + 1);
    assert(!id || id === entry.eventId, `place ${index + 1} holds another entry than the API gives`);
  });
  assert((await page.locator('article').count()) < 60, 'the list is not windowed');
});

check('a filter narrows the list, stands in the URL and survives a reload', async (world) => {
  const { page, backend, subject } = world;
  const channel = (await backend.entries(subject.id)).find((entry) => entry.channel)?.channel;
  await open(world);
  await page.locator('.filter').first().click();
  await page.locator(`.options input[value="${channel}"]`).click();
  await eventually(
    () => new URL(page.url()).searchParams.get('channel') === channel,
    'the filter in the URL',
  );
  await page.reload();
  await page.waitForSelector('article');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('.filter.chosen').waitFor();
  const icons = await page
    .locator('.entry-mark')
    .evaluateAll((all) => new Set(all.map((each) => each.title)).size);
  assert(icons === 1, `${icons} different channels on show`);
});

check('text that nothing holds gives an empty state and a way back', async (world) => {
  await open(world);
  const { page } = world;
  await page.keyboard.press('f');
  await page.keyboard.type('zzqx-nothing-9341');
  await page.getByText('Nothing matches these filters').waitFor();
  await page.locator('.note button').click();
  await page.waitForSelector('article');
  assert(new URL(page.url()).search === '', 'filters stayed in the URL');
});

check('j, k, Enter and Escape walk, open and close entries', async (world) => {
  await open(world);
  const { page } = world;
  const shown = await times(page);
  const focused = () => page.evaluate(() => Number(document.activeElement?.getAttribute('aria-posinset')));
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
  await eventually(async () => (await focused()) === shown[1].place, 'the second line has the focus');
  // The first that is a contact: a run of changes opens into its entries instead.
  while (await page.locator('article.changes:focus').count()) await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('article:focus .entry-details').waitFor();
  await page.keyboard.press('Escape');
  await eventually(async () => (await page.locator('.entry-details').count()) === 0, 'closed again');
  const before = await focused();
  for (let press = 0; press < 25; press += 1) await page.keyboard.press('j');
  await eventually(async () => (await focused()) >= before + 20, 'walked further than the screen');
  await eventually(
    () =>
      page.evaluate(() => {
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        return document.activeElement.tagName === 'ARTICLE' && top < innerHeight && bottom > 0;
      }),
    'the walked entry is on screen',
  );
});

check('? shows the keys, Escape hides them', async (world) => {
  await open(world);
  await world.page.keyboard.press('?');
  await world.page.locator('dialog[open]').waitFor();
  await world.page.keyboard.press('Escape');
  await eventually(async () => (await world.page.locator('dialog[open]').count()) === 0, 'the help is gone');
});

check('a link to nobody says so', async ({ page, url }) => {
  await page.goto(`${url}/subscribers/not-an-id`);
  await page.getByText('There is no such subscriber').waitFor();
});

check('an unknown page is not found', async ({ page, url }) => {
  await page.goto(`${url}/no/such/page`);
  await page.getByText('There is no such page').waitFor();
});
