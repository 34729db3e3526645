import { assert, check, eventually } from './checks.mjs';

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

check('Arabic turns the page round and is remembered', async ({ page, url, subject }) => {
  await page.goto(url);
  await page.getByLabel('Language').selectOption('ar');
  await eventually(() => page.evaluate(() => document.documentElement.dir === 'rtl'), 'right to left');
  await page.goto(`${url}/subscribers/${subject.id}`);
  await page.waitForSelector('article');
  await page.getByText('مباشر').first().waitFor();
  const mark = await page.locator('article .entry-mark').first().boundingBox();
  const body = await page.locator('article .entry-body').first().boundingBox();
  assert(mark.x > body.x, 'the icon is not on the right');
});

for (const language of ['fr', 'zh', 'ar', 'en']) {
  check(`no text is missing in ${language}`, async ({ page, url, subject }) => {
    await page.addInitScript((code) => localStorage.setItem('viewline.language', code), language);
    for (const path of ['/', `/subscribers/${subject.id}`, '/nowhere']) {
      await page.goto(url + path);
      await page.waitForSelector(path.startsWith('/sub') ? 'article' : 'h1, h2');
      const keys = (await page.locator('body').innerText()).match(
        /\b(app|search|subscriber|filters|timeline|live|complete|error|notFound|help|title|changes|contactStatus|detail|signIn)\.[a-z]\w+\b/g,
      );
      assert(!keys, `untranslated: ${keys}`);
    }
  });
}

check('dark and light are chosen and remembered', async ({ page, url }) => {
  await page.goto(url);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.getByLabel('Appearance').selectOption('dark');
  const dark = await ground();
  await page.reload();
  await page.waitForSelector('#search');
  assert((await ground()) === dark, 'forgotten after a reload');
  await page.getByLabel('Appearance').selectOption('light');
  assert((await ground()) !== dark, 'light looks like dark');
});

for (const language of ['en', 'ar', 'fr']) {
  check(
    `nothing is wider than a 360 px screen in ${language}`,
    async ({ page, url, subject }) => {
      await page.addInitScript((code) => localStorage.setItem('viewline.language', code), language);
      await page.goto(url);
      await page.fill('#search', subject.name.slice(0, 2));
      await page.waitForSelector('[role=option]');
      assert((await tooWide(page)) <= 0, `search: ${await tooWide(page)} px`);
      await page.goto(`${url}/subscribers/${subject.id}`);
      await page.waitForSelector('article');
      assert((await tooWide(page)) <= 0, `timeline: ${await tooWide(page)} px`);
      await page.locator('.profile-toggle').click();
      await page.locator('.facts, .addresses').first().waitFor();
      await page.locator('.filter').first().click();
      const panel = await page.locator('.popover-panel').boundingBox();
      assert(panel.x >= 0 && panel.x + panel.width <= 360, 'the filter panel leaves the screen');
    },
    { viewport: { width: 360, height: 740 } },
  );
}

for (const theme of ['light', 'dark']) {
  check(`text stands out enough from its ground, ${theme}`, async ({ page, url, subject }) => {
    await page.addInitScript((name) => localStorage.setItem('viewline.theme', name), theme);
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.waitForSelector('article');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const weak = await page.evaluate(weakContrasts);
    assert(weak.length === 0, weak.slice(0, 5).join(' | '));
  });
}

/** Runs on the page: texts under WCAG AA's 4.5:1 against the first opaque ground behind them. */
function weakContrasts() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (color) => {
    const [r, g, b] = rgba(color).map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const { backgroundColor } = getComputedStyle(each);
      if (rgba(backgroundColor)[3] === 255) return backgroundColor;
    }
    return 'white';
  };
  const weak = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (
      !hasText ||
      !element.checkVisibility() ||
      element.closest('.visually-hidden, option, noscript, script')
    )
      continue;
    const [a, b] = [light(getComputedStyle(element).color), light(groundOf(element))].toSorted(
      (x, y) => y - x,
    );
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5)
      weak.add(
        `${element.className || element.tagName} ${ratio.toFixed(2)} “${element.textContent.slice(0, 20)}”`,
      );
  }
  return [...weak];
}
