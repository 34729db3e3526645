import { assert, check } from './checks.mjs';

check('every page has one first heading, for who jumps from heading to heading', async (world) => {
  const { page, url, subject } = world;
  const pages = { '/': '#search', '/?q=a': '[role=option]', '/nowhere': '.note' };
  for (const [path, sign] of Object.entries({ ...pages, [`/subscribers/${subject.id}`]: 'article' })) {
    await page.goto(url + path);
    await page.waitForSelector(sign);
    assert((await page.locator('h1').count()) === 1, `${path}: ${await page.locator('h1').count()}`);
  }
});

check('a result is one control, not a link inside of an option', async ({ page, url, subject }) => {
  await page.goto(url);
  await page.fill('#search', subject.name);
  const result = page.locator('[role=option]').first();
  await result.waitFor();
  assert((await result.locator('a, button').count()) === 0, 'something else can be pressed inside');
  assert(/\/subscribers\//.test(await result.getAttribute('href')), 'it cannot be opened in another tab');
});

check('the button that opens an entry tells which one', async ({ page, url, subject }) => {
  await page.goto(`${url}/subscribers/${subject.id}`);
  const entry = page.locator('article').first();
  const told = await entry.locator('.entry-toggle').getAttribute('aria-describedby');
  const title = await entry.locator('.entry-title').innerText();
  assert((await page.locator(`[id="${told}"]`).innerText()) === title, 'it does not tell');
});

check('all kinds can be seen at once in their filter', async ({ page, url, subject }) => {
  await page.goto(`${url}/subscribers/${subject.id}`);
  await page.getByRole('button', { name: 'Kind' }).click();
  const hidden = await page
    .locator('.popover-panel')
    .evaluate((panel) => panel.scrollHeight - panel.clientHeight);
  assert(hidden <= 0, `${hidden} px are cut off`);
});

check('an Arabic name is not cut off below', async ({ page, url, subject }) => {
  await page.addInitScript(() => localStorage.setItem('viewline.language', 'ar'));
  await page.goto(`${url}/subscribers/${subject.id}`);
  await page.waitForSelector('h1');
  const room = await page.locator('h1').evaluate((heading) => {
    const probe = document.createElement('span');
    probe.style.display = 'inline-block';
    heading.append(probe);
    const baseline = probe.getBoundingClientRect().bottom;
    probe.remove();
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.font = getComputedStyle(heading).font;
    const { actualBoundingBoxDescent } = canvas.measureText('نوف الرصاع');
    return heading.getBoundingClientRect().bottom - baseline - actualBoundingBoxDescent;
  });
  assert(room >= 0, `${-room} px are cut off`);
});
