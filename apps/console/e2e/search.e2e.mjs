import { assert, check, eventually } from './checks.mjs';

const shown = (page) => page.locator('[role=option]');
const people = (count) =>
  Array.from({ length: count }, (_, n) => ({
    subscriberId: `0190b0f0-0000-7000-8000-${String(n).padStart(12, '0')}`,
    name: `Person ${n}`,
    accountNumber: null,
    identities: [],
    matched: null,
    provisional: false,
    lastContactAt: null,
  }));

check('search has the focus at once and says what can be searched', async ({ page, url }) => {
  await page.goto(url);
  await page.waitForSelector('#search:focus');
  assert((await page.locator('.hints li').count()) >= 5, 'hints are missing');
});

check('a name finds its subscriber; Enter opens the timeline', async ({ page, url, subject }) => {
  await page.goto(url);
  await page.fill('#search', subject.name);
  await shown(page).first().waitFor();
  const names = await page.locator('.result-name').allInnerTexts();
  assert(
    names.some((name) => name.includes(subject.name)),
    `not among the results: ${names}`,
  );
  await eventually(
    async () => new URL(page.url()).searchParams.get('q') === subject.name,
    'the question in the URL',
  );
  await page.keyboard.press('Enter');
  await page.waitForSelector('article');
  assert(/\/subscribers\//.test(page.url()), 'the address did not change');
  const focused = await page.evaluate(() => document.activeElement?.id);
  assert(focused === 'main', `the focus is on "${focused}" and not on the page that was opened`);
});

for (const [spelling, write] of [
  ['as stored', (phone) => phone],
  ['with 00', (phone) => phone.replace('+', '00')],
  ['in groups', (phone) => phone.replace(/(\d{2})(?=\d)/g, '$1 ')],
]) {
  check(
    `a phone number written ${spelling} finds its subscriber and shows the number`,
    async ({ page, url, subject }) => {
      await page.goto(url);
      await page.fill('#search', write(subject.phone));
      const result = shown(page).filter({ hasText: subject.name });
      await result.first().waitFor();
      const digits = (await result.first().innerText()).replace(/\D/g, '');
      assert(digits.includes(subject.phone.replace(/\D/g, '')), `the address is not shown: ${digits}`);
    },
  );
}

check('arrows move the choice through the results', async ({ page, url, subject }) => {
  await page.goto(url);
  await page.fill('#search', subject.name.slice(0, 1));
  await shown(page).nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  const chosen = page.locator('[role=option][aria-selected=true]');
  assert((await chosen.getAttribute('id')) === 'result-1', 'the second result is not chosen');
  assert((await page.getAttribute('#search', 'aria-activedescendant')) === 'result-1', 'not announced');
});

check('Enter right after typing opens who was asked for, never who was found before', async (world) => {
  const { page, url, subject, backend } = world;
  const others = (await Promise.all(['a', 'e'].map(backend.search))).flat();
  const other = others.find(({ subscriberId, name }) => name && subscriberId !== subject.id);
  await page.goto(url);
  await page.fill('#search', other.name);
  await shown(page).filter({ hasText: other.name }).first().waitFor();
  await page.fill('#search', subject.phone);
  await page.keyboard.press('Enter');
  await page.waitForSelector('article');
  assert(page.url().includes(subject.id), `opened somebody else: ${page.url()}`);
});

check('Enter before the answer opens nobody while several are found', async ({ page, url }) => {
  await page.route('**/search?*', (route) => route.fulfill({ json: { items: people(3) } }));
  await page.goto(url);
  await page.fill('#search', 'person');
  await page.keyboard.press('Enter');
  await page.getByText('3 subscribers found').waitFor();
  assert(new URL(page.url()).pathname === '/', 'one of them was opened unseen');
});

check('more than fit are not told as all there are', async ({ page, url }) => {
  await page.route('**/search?*', (route) => {
    const limit = Number(new URL(route.request().url()).searchParams.get('limit') ?? 20);
    return route.fulfill({ json: { items: people(limit) } });
  });
  await page.goto(url);
  await page.fill('#search', 'person');
  await page.getByText('The first 20; type more').waitFor();
  assert((await shown(page).count()) === 20, 'not as many as it says');
});

check('nobody found is said plainly, with advice', async ({ page, url }) => {
  await page.goto(url);
  await page.fill('#search', 'zzqx-nobody-9341');
  await page.getByText('Nobody found for').waitFor();
});

check('a hostile question stays text', async ({ page, url }) => {
  await page.goto(url);
  await page.fill('#search', '<img src=x onerror=alert(1)>\u202Eabc%_\\');
  await page.locator('.note').waitFor();
  assert((await page.locator('img').count()) === 0, 'markup came alive');
});

check('a failing search says so and tries again on demand', async ({ page, url, subject }) => {
  let failing = true;
  await page.route('**/search?*', (route) =>
    failing ? route.fulfill({ status: 500, json: { title: 'broken' } }) : route.fallback(),
  );
  await page.goto(url);
  await page.fill('#search', subject.name);
  await page.getByText('The search did not answer').waitFor();
  failing = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await shown(page).first().waitFor();
});

check('/ comes back to the search from a timeline', async ({ page, url, subject }) => {
  await page.goto(`${url}/subscribers/${subject.id}`);
  await page.waitForSelector('article');
  await page.keyboard.press('/');
  await page.waitForSelector('#search:focus');
  assert((await page.inputValue('#search')) === '', 'the slash was typed');
});
