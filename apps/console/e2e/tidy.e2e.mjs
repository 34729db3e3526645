import { randomUUID } from 'node:crypto';
import { assert, check, eventually } from './checks.mjs';

const onMock = { needs: 'mock' };
const open = async ({ page, url, subject }, query = '') => {
  await page.goto(`${url}/subscribers/${subject.id}${query}`);
  await page.locator('[data-status=live]').waitFor();
  await page.waitForSelector('article');
};
/** A newcomer with a run of address changes on top of one contact. */
async function newcomer({ backend }, links = 4) {
  const { subscriberId } = await backend.mock('empty');
  const at = Date.now() - 60_000;
  // Each a second after the one before: what happens in one millisecond has no order to rely on.
  let nth = 0;
  const entry = (part) =>
    backend.mock('entry', {
      subscriberId,
      occurredAt: new Date(at + 30_000 + 1000 * nth++).toISOString(),
      ...part,
    });
  await entry({ text: 'the first contact', occurredAt: new Date(at).toISOString() });
  const linked = (n) =>
    entry({
      type: 'viewline.identity.linked.v1',
      kind: 'identity',
      channel: null,
      direction: null,
      actor: 'import',
      title: `phone +3361234567${n} linked`,
      details: { identity: { kind: 'phone', value: `+3361234567${n}` }, verified: true },
      occurredAt: new Date(at + 1000 * (n + 1)).toISOString(),
    });
  for (let n = 0; n < links; n += 1) await linked(n);
  return { id: subscriberId, linked, entry };
}

check(
  'a run of changes is one line; Enter opens and closes it; what comes live joins it',
  async (world) => {
    const { page } = world;
    const who = await newcomer(world);
    await open({ ...world, subject: who });
    const line = page.locator('article.changes');
    await line.getByText('4 changes to the account').waitFor();
    await line.getByText(/Phone .*612 345 673.* linked/).waitFor();
    assert((await page.locator('article').count()) === 2, 'more than the line and the contact');
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
    await page.locator('article.changes:focus').waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => (await page.locator('article.in-run').count()) === 4, 'opened');
    await page.keyboard.press('j');
    await page.locator('article.in-run:focus').waitFor();
    await who.linked(7);
    await eventually(async () => (await page.locator('article.in-run').count()) === 5, 'the live one joined');
    await page.keyboard.press('k');
    await eventually(
      () => page.evaluate(() => document.activeElement.tagName === 'ARTICLE'),
      'the focus survives that the run grew',
    );
    await page.keyboard.press('Escape');
    await eventually(async () => (await page.locator('article').count()) === 2, 'closed from within');
    await page.locator('article.changes:focus').waitFor();
    await line.click();
    await eventually(
      async () => (await page.locator('article.in-run').count()) === 5,
      'a click opens as well',
    );
    await line.click();
    await eventually(async () => (await page.locator('article').count()) === 2, 'closed again');
    await line.getByText('5 changes to the account').waitFor();
    await line.locator('.badge.fresh').waitFor();
  },
  onMock,
);

check(
  'one change alone stays as it is; a kind asked for is not folded away',
  async (world) => {
    const { page } = world;
    const one = await newcomer(world, 1);
    await open({ ...world, subject: one });
    await page.getByText(/Phone .*612 345 670.* linked/).waitFor();
    assert((await page.locator('article.changes').count()) === 0, 'a run of one');
    const many = await newcomer(world, 3);
    await open({ ...world, subject: many }, '?kind=identity');
    await eventually(async () => (await page.locator('article').count()) === 3, 'all three by themselves');
    assert((await page.locator('article.changes').count()) === 0, 'folded all the same');
  },
  onMock,
);

check(
  'a message shows how far it got, as the reports come in, and keeps them to itself',
  async (world) => {
    const { page } = world;
    const who = await newcomer(world, 0);
    const subjectId = randomUUID();
    await who.entry({ subjectId, direction: 'outbound', title: 'SMS message sent', text: 'Your code' });
    await open({ ...world, subject: who });
    const message = page.locator('article', { hasText: 'Your code' });
    await message.waitFor();
    assert((await message.locator('.delivery').count()) === 0, 'a delivery nobody reported');
    // Overtaken on the way: read comes before delivered.
    for (const status of ['sent', 'read', 'delivered']) {
      const title = `SMS message ${status}`;
      const type = 'viewline.message.delivery-reported.v1';
      await who.entry({
        subjectId,
        type,
        kind: 'delivery',
        title,
        direction: 'outbound',
        details: { status },
      });
    }
    await message.locator('[data-delivery=read]').waitFor();
    assert((await page.locator('article').count()) === 2, 'the reports stand in the list as well');
    await page.keyboard.press('j');
    await page.locator('article:focus').waitFor();
    await page.keyboard.press('Enter');
    await message.locator('.entry-details').waitFor();
    assert((await message.locator('.entry-details li').count()) === 3, 'the reports cannot be looked up');
  },
  onMock,
);

check(
  'a call shows its status, and an edited message says so and keeps what was said before',
  async (world) => {
    const { page } = world;
    const who = await newcomer(world, 0);
    const subjectId = randomUUID();
    const type = 'viewline.interaction.updated.v1';
    await who.entry({ subjectId, channel: 'whatsapp', text: 'Before', title: 'WhatsApp message received' });
    await who.entry({
      subjectId,
      type,
      kind: 'update',
      channel: 'whatsapp',
      text: 'Afterwards',
      title: 'WhatsApp message updated: inProgress',
      details: { status: 'inProgress' },
    });
    await open({ ...world, subject: who });
    const message = page.locator('article', { hasText: 'Afterwards' });
    await message.getByText('Edited').waitFor();
    await message.getByText('In progress').waitFor();
    assert(!(await message.innerText()).includes('Before'), 'the old text is on show');
    await message.locator('.entry-toggle').click();
    await message.getByText('Before', { exact: true }).waitFor();
  },
  onMock,
);

const SAYINGS = {
  en: ['Direct message on X received', 'Chat contact', 'read'],
  fr: ['Message privé reçu sur X', 'Contact du chat', 'lu'],
  ar: ['رسالة خاصة واردة على إكس', 'جهة محادثة', 'قُرئت'],
  zh: ['在 X 上收到私信', '聊天联系人', '已读'],
};

for (const [language, [message, contact, read]] of Object.entries(SAYINGS)) {
  check(
    `titles of our own making are told in ${language}; a subject line stays as it was written`,
    async (world) => {
      const { page } = world;
      await page.addInitScript((code) => localStorage.setItem('viewline.language', code), language);
      const who = await newcomer(world, 0);
      await who.entry({ channel: 'x', title: 'X message received' });
      await who.entry({ channel: 'email', title: 'Subject: received with thanks' });
      const identity = { kind: 'chat-contact', value: '4711' };
      const type = 'viewline.identity.linked.v1';
      const link = {
        type,
        kind: 'identity',
        channel: null,
        direction: null,
        title: 'chat-contact 4711 linked',
      };
      await who.entry({ ...link, details: { identity } });
      const report = { type: 'viewline.message.delivery-reported.v1', kind: 'delivery' };
      await who.entry({ ...report, title: 'SMS message read', details: { status: 'read' } });
      await open({ ...world, subject: who });
      await page.getByText(message).waitFor();
      await page.getByText('Subject: received with thanks').waitFor();
      const line = page.locator('article.changes');
      assert((await line.innerText()).includes(contact), 'the kind of address is not named');
      assert(new RegExp(read, 'i').test(await line.innerText()), 'the report is not translated');
      assert(!/chat-contact/.test(await page.locator('main').innerText()), 'a raw id stands as a label');
    },
    onMock,
  );
}

check(
  'no entry of the timeline speaks English to an Arabic agent',
  async ({ page, url, subject, backend }) => {
    await page.addInitScript(() => localStorage.setItem('viewline.language', 'ar'));
    await page.goto(`${url}/subscribers/${subject.id}`);
    await page.waitForSelector('article');
    const ours = (await backend.entries(subject.id)).filter(({ title, kind }) =>
      new RegExp(`^\\S+ ${kind} (received|sent)$|linked$|^Registered as`).test(title),
    );
    assert(ours.length > 0, 'nothing to look at');
    const shown = await page.locator('.entry-title').allInnerTexts();
    const english = shown.filter((text) => ours.some(({ title }) => text.includes(title)));
    assert(english.length === 0, `in English: ${english.slice(0, 3).join(' | ')}`);
  },
);
