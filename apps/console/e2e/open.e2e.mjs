import { assert, check, eventually } from './checks.mjs';

const panel = async ({ page, url, subject }) => {
  await page.goto(`${url}/subscribers/${subject.id}`);
  const open = page.locator('.open-panel');
  await open.waitFor();
  return open;
};
const card = (open, name) => open.locator('.open-card', { has: open.page().getByRole('heading', { name }) });

check('an agent opens a ticket from the keyboard, and it stands among what is open', async (world) => {
  const open = await panel(world);
  const tickets = card(open, 'Tickets');
  await tickets.getByRole('button', { name: 'Open a ticket' }).press('Enter');
  const words = `The picture freezes ${Date.now()}`;
  await world.page.keyboard.type(words);
  await tickets.locator('form .primary').press('Enter');
  await eventually(
    async () => (await tickets.locator('li').first().innerText()).includes(words),
    'the ticket',
  );
  assert(await tickets.locator('li time').first().isVisible(), 'no deadline is shown');
});

check('an agent adds a note to a ticket', async (world) => {
  const open = await panel(world);
  const tickets = card(open, 'Tickets');
  await tickets.getByRole('button', { name: 'Open a ticket' }).click();
  const words = `No sound ${Date.now()}`;
  await world.page.keyboard.type(words);
  await tickets.locator('form .primary').click();
  const ticket = tickets.locator('li', { hasText: words });
  await ticket.getByRole('button', { name: /Add a note/ }).click();
  await world.page.keyboard.type('Called back, will try another cable');
  await ticket.locator('form .primary').click();
  await eventually(
    async () => (await ticket.locator('form').count()) === 0,
    'the form closes once it is saved',
  );
});

check('a form closes with Escape and gives the focus back', async (world) => {
  const open = await panel(world);
  const button = card(open, 'Tickets').getByRole('button', { name: 'Open a ticket' }).first();
  await button.press('Enter');
  await world.page.keyboard.press('Escape');
  assert((await button.getAttribute('aria-expanded')) === 'false', 'still open');
  assert(await button.evaluate((element) => element === document.activeElement), 'the focus is lost');
});

check('the diagnosis says who broke it, by which counts, and what to do next', async (world) => {
  const open = await panel(world);
  const diagnosis = card(open, 'Who broke it?');
  await diagnosis.getByRole('button', { name: 'Run the diagnosis' }).click();
  const verdict = diagnosis.locator('.verdict');
  await verdict.waitFor();
  assert(/cause is/.test(await verdict.innerText()), await verdict.innerText());
  assert(/Next step/.test(await verdict.innerText()), 'no next step');
  assert((await verdict.locator('li').count()) > 1, 'no checks');
});

/** Whether each sentence of the verdict is in the script of its language. */
const isTold = async (diagnosis, isInScript) => {
  const texts = await diagnosis
    .locator('.verdict')
    .locator('p > bdi, li > bdi:first-of-type')
    .allInnerTexts();
  return texts.length > 3 && texts.every(isInScript);
};
const isArabic = (text) => /\p{sc=Arabic}/u.test(text);

check('the diagnosis is told in the language of the console, and again in the next one', async (world) => {
  await world.page.addInitScript(() => localStorage.setItem('viewline.language', 'ar'));
  const open = await panel(world);
  const diagnosis = card(open, 'أين العطل؟');
  await diagnosis.getByRole('button', { name: 'تشغيل التشخيص' }).click();
  await eventually(() => isTold(diagnosis, isArabic), 'a verdict in Arabic');
  await world.page.locator('select:has(option[value="ar"])').first().selectOption('en');
  await eventually(
    () => isTold(card(open, 'Who broke it?'), (text) => !isArabic(text)),
    'the same in English',
  );
});

check(
  'a service that is down shows in its own card only, and is asked again there',
  async (world) => {
    await fetch(`${world.baseUrl}/mock/fail`, {
      method: 'POST',
      body: JSON.stringify({ times: 2, match: '/credit' }),
    });
    const open = await panel(world);
    const credit = card(open, 'Credit');
    await credit.getByRole('alert').waitFor();
    assert((await open.getByRole('alert').count()) === 1, 'another card shows the error');
    assert((await world.page.locator('article').count()) > 0, 'the timeline is gone');
    await credit.getByRole('button', { name: 'Try again' }).click();
    await eventually(async () => /15[.,]50/.test(await credit.innerText()), 'the balance');
  },
  { needs: 'mock' },
);

check(
  'what is open stays on show when asking for it again fails, and does not pass for current',
  async (world) => {
    const open = await panel(world);
    await world.page.locator('[data-status=live]').waitFor();
    const credit = card(open, 'Credit');
    await credit.getByText('15.50').waitFor();
    await world.backend.mock('fail', { times: 2, match: '/credit' });
    await world.backend.sms(world.subject.phone, `Anything new? ${Date.now()}`);
    await credit.getByRole('alert').waitFor();
    assert(/15[.,]50/.test(await credit.innerText()), 'the balance is gone');
  },
  { needs: 'mock' },
);

check(
  'a folded panel tells how much is open, and in red that something is overdue',
  async (world) => {
    const open = await panel(world);
    const promises = open.locator('.open-glance .badge', { hasText: 'Promises' });
    await promises.waitFor();
    assert(await promises.isVisible(), 'it has to be opened to be seen');
    assert((await promises.innerText()).includes('1'), 'not how many');
    assert(/bad/.test(await promises.getAttribute('class')), 'not that it is overdue');
  },
  { needs: 'mock', viewport: { width: 1024, height: 800 } },
);

check(
  'on a narrow screen the panel folds away',
  async (world) => {
    const open = await panel(world);
    assert(!(await open.locator('.open-body').isVisible()), 'it is open');
    await open.locator('.open-toggle').click();
    assert(await open.locator('.open-body').isVisible(), 'it does not open');
  },
  { viewport: { width: 390, height: 800 } },
);
