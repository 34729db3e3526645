import { assert, check } from './checks.mjs';

const TICKETS = '/tmf-api/troubleTicket/v4/troubleTicket';
const PRODUCT = { needs: 'product' };

/** A request of theirs, and the page behind the link that an agent sends them. */
async function request({ backend, subject, url }) {
  const words = `The box restarts ${Date.now()}`;
  const party = { id: subject.id, role: 'customer', '@referredType': 'Customer' };
  const ticket = await backend.ask('POST', TICKETS, {
    description: words,
    severity: 'major',
    ticketType: 'connectivity',
    relatedParty: [party],
  });
  const link = await backend.ask('POST', `/api/tickets/v1/tickets/${ticket.id}/link`, {});
  const move = (status) => backend.ask('PATCH', `${TICKETS}/${ticket.id}`, { status });
  return { words, move, page: `${url}/requests/${link.url.split('/').at(-1)}` };
}

check(
  'a subscriber reads their own request by its link, without signing in',
  async (world) => {
    const { page } = world;
    const theirs = await request(world);
    await page.goto(theirs.page);
    await page.getByText(theirs.words).waitFor();
    assert(await page.getByText('What happens next').isVisible(), 'no next step');
    assert(await page.getByText('Expected to be finished by').isVisible(), 'no expected finish');
    assert((await page.locator('.request-steps li').count()) > 0, 'no steps');
    assert((await page.locator('.request-rating').count()) === 0, 'there is nothing to rate yet');
    assert((await page.locator('.top-search').count()) === 0, 'a subscriber cannot search');
  },
  PRODUCT,
);

check(
  'a subscriber reads it in Arabic from right to left, and rates it once it is resolved',
  async (world) => {
    const { page } = world;
    const theirs = await request(world);
    await theirs.move('inProgress');
    await theirs.move('resolved');
    await page.goto(theirs.page);
    await page.getByLabel('4 of 5').check();
    await page.getByLabel('Anything to add?').fill('سريع ولطيف');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('You gave 4 of 5').waitFor();
    await page.getByLabel('Language').selectOption('ar');
    await page.getByText('الخطوة التالية').waitFor();
    assert((await page.evaluate(() => document.documentElement.dir)) === 'rtl', 'not from right to left');
    if (process.env.E2E_SCREENSHOTS)
      await page.screenshot({ path: `${process.env.E2E_SCREENSHOTS}/request-ar.png`, fullPage: true });
  },
  PRODUCT,
);

check(
  'a link that was forged opens nothing and says so',
  async ({ page, url }) => {
    await page.goto(`${url}/requests/${'x'.repeat(71)}`);
    await page.getByText('This link opens nothing').waitFor();
  },
  PRODUCT,
);
