import { assert, check } from './checks.mjs';

check(
  'the files of the page come compressed',
  async ({ page, url, baseUrl }) => {
    await page.goto(url);
    const script = await page.locator('script[type=module]').getAttribute('src');
    for (const path of [script, '/']) {
      const response = await fetch(baseUrl + path, { headers: { 'accept-encoding': 'br, gzip' } });
      const encoding = response.headers.get('content-encoding');
      // The page itself is smaller than what is worth it.
      const isSmall = (await response.text()).length < 1_024;
      assert(isSmall || encoding === 'br', `${path}: ${encoding}`);
    }
  },
  { needs: 'product' },
);
