import { assert, check, eventually } from './checks.mjs';

const open = async ({ page, url, subject }, query = '') => {
  await page.goto(`${url}/subscribers/${subject.id}${query}`);
  await page.locator('[data-status=live]').waitFor();
  await page.waitForSelector('article');
};
const marked = (text) => `${text} ${Math.random().toString(36).slice(2, 10)}`;

check('an SMS appears by itself, on top, marked as new, and is announced', async (world) => {
  await open(world);
  const { page, backend, subject } = world;
  const text = marked('Hello from the tests');
  await backend.sms(subject.phone, text);
  const entry = page.locator('article', { hasText: text });
  await entry.waitFor();
  assert((await entry.getAttribute('aria-posinset')) === '1', 'not on top');
  await entry.locator('.badge.fresh').waitFor();
  await eventually(
    async () => /New entry/.test(await page.locator('[aria-live=polite]').first().innerText()),
    'announced',
  );
});

check('what arrives while the wire is cut appears after it is mended, once', async (world) => {
  await open(world);
  const { page, backend, subject, proxy } = world;
  const [before, during] = [marked('before the cut'), marked('during the cut')];
  await backend.sms(subject.phone, before);
  await page.locator('article', { hasText: before }).waitFor();
  proxy.cut();
  await page.locator('[data-status=reconnecting]').waitFor();
  assert(/last update/.test(await page.locator('.live').innerText()), 'does not say how old it is');
  await backend.sms(subject.phone, during);
  proxy.mend();
  await page.locator('[data-status=live]').waitFor({ timeout: 15_000 });
  await page.locator('article', { hasText: during }).waitFor();
  assert((await page.locator('article', { hasText: during }).count()) === 1, 'twice');
  assert(
    (await page.locator('article', { hasText: before }).count()) === 1,
    'the earlier one is lost or doubled',
  );
});

check('reading further down stays put while something new lands on top', async (world) => {
  await open(world);
  const { page, backend, subject } = world;
  await page.mouse.move(800, 500);
  await page.mouse.wheel(0, 1200);
  await page.waitForTimeout(300);
  // The entry nearest to the middle: at any one point there may be a heading or a gap.
  const middle = () =>
    page.evaluate(() => {
      const articles = [...document.querySelectorAll('article[data-event-id]')].map((article) => ({
        id: article.dataset.eventId,
        top: article.getBoundingClientRect().top,
      }));
      const distance = ({ top }) => Math.abs(top - window.innerHeight / 2);
      return articles.reduce((nearest, each) => (distance(each) < distance(nearest) ? each : nearest));
    });
  const topOf = (id) =>
    page.locator(`article[data-event-id="${id}"]`).evaluate((article) => article.getBoundingClientRect().top);
  const before = await middle();
  await backend.sms(subject.phone, marked('up there'));
  await page.locator('.new-pill.above').waitFor();
  const moved = (await topOf(before.id)) - before.top;
  assert(Math.abs(moved) <= 2, `moved by ${moved}`);
  // By hand: the driver's own click may scroll first, and at the top there is nothing above any more.
  const pill = await page.locator('.new-pill.above').boundingBox();
  await page.mouse.click(pill.x + pill.width / 2, pill.y + pill.height / 2);
  await page.locator('article[aria-posinset="1"]').waitFor();
});

check('something new that the filters hide is counted, not shown', async (world) => {
  const { page, backend, subject } = world;
  const channel = (await backend.entries(subject.id, 100)).find(
    (each) => each.channel && each.channel !== 'sms',
  ).channel;
  await open(world, `?channel=${channel}`);
  const text = marked('behind the filter');
  await backend.sms(subject.phone, text);
  await page.getByText('hidden by the filters').waitFor();
  assert((await page.locator('article', { hasText: text }).count()) === 0, 'shown all the same');
  await page.locator('.arrival').click();
  await page.locator('article', { hasText: text }).waitFor();
});

check(
  'an unknown number becomes a provisional subscriber that can be found',
  async ({ page, url, backend }) => {
    const phone = `+3367${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
    await backend.sms(phone, 'Who am I?');
    await eventually(async () => (await backend.search(phone)).length > 0, 'searchable');
    await page.goto(url);
    await page.fill('#search', phone);
    await page.locator('.badge.warn').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('article', { hasText: 'Who am I?' }).waitFor();
    await page.locator('.profile-hint').waitFor();
  },
);

check(
  'hostile text is shown as text and breaks nothing',
  async (world) => {
    await open(world);
    const { page, backend, subject } = world;
    const tag = marked('tag');
    const zalgo = 'Z' + '\u0334\u0335\u0336\u0337\u0338'.repeat(60);
    await backend.sms(
      subject.phone,
      `${tag} <img src=x onerror="document.title='owned'"><script>1</script> \u202Eesrever\u2066 ${zalgo} ${'W'.repeat(800)}`,
    );
    const entry = page.locator('article', { hasText: tag });
    await entry.waitFor();
    assert((await page.locator('article img, article script').count()) === 0, 'markup came alive');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert(overflow <= 0, `the page is ${overflow} px too wide`);
    const head = await entry
      .locator('.entry-time-inline')
      .evaluate((each) => getComputedStyle(each).direction);
    assert(head === 'ltr', 'the override leaked out of the text');
  },
  { viewport: { width: 360, height: 700 } },
);
