import { assert, check, eventually } from './checks.mjs';

check(
  'a printed timeline has all that is loaded, one below the other, and nothing to press',
  async ({ page, url, subject }) => {
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.waitForSelector('article');
    const rows = page.locator('.entries > .row');
    const onScreen = await rows.count();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const boxes = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().toJSON()));
    assert(boxes.length > onScreen, `${boxes.length} rows printed, ${onScreen} on the screen before`);
    boxes.reduce((above, row) => {
      assert(
        row.top >= above.bottom - 1,
        `a row begins at ${row.top}, the one above it ends at ${above.bottom}`,
      );
      return row;
    });
    for (const gone of ['.top-bar', '.timeline-bar', '.open-panel']) {
      assert(!(await page.locator(gone).first().isVisible()), `${gone} is printed`);
    }
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await eventually(
      async () => (await rows.count()) <= onScreen + 2,
      'only what is near the screen is there',
    );
  },
  // Low enough that no timeline fits.
  { viewport: { width: 900, height: 300 } },
);
