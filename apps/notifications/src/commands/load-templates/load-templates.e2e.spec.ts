import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Json } from '@viewline/testing';
import { notificationsDoor, type NotificationsDoor } from '../../api/notifications-door.suite.js';
import { SHIPPED_TEMPLATES } from '../../rendering/template-files.js';
import { LoadTemplates } from './load-templates.use-case.js';

const API = '/api/notifications/v1/templates';
let door: NotificationsDoor;
beforeAll(async () => (door = await notificationsDoor({})));
afterAll(() => door.close());

describe('templates in files', () => {
  it('add languages to those that came along, give way to an operator’s edit, and fail loudly when they are wrong', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'templates-'));
    const loading = door.app.get(LoadTemplates);
    const language = async () =>
      (await door.call('POST', `${API}/outage-update/preview`, { channel: 'sms', language: 'de' })).body[
        'language'
      ];
    const write = async (text: string) => {
      await writeFile(path.join(folder, 'outage-update', 'de.json'), JSON.stringify({ any: { body: text } }));
      await loading.execute([SHIPPED_TEMPLATES, folder]);
    };
    try {
      await mkdir(path.join(folder, 'outage-update'));
      expect(await language()).toBe('en');
      await write('{{title}}: behoben bis {{eta}}. {{link}}');
      expect(await language()).toBe('de');
      const { body: template } = await door.call('GET', `${API}/outage-update`);
      const { description, slots, variants } = template as Json;
      await door.call('PUT', `${API}/outage-update`, {
        description: `${String(description)} Edited.`,
        slots,
        variants,
      });
      await write('{{title}} wird bis {{eta}} behoben. {{link}}');
      const { body } = await door.call('GET', `${API}/outage-update/versions`);
      expect(body['items']).toMatchObject([
        { version: 4, origin: 'files' },
        { version: 3, origin: 'api' },
        {},
        {},
      ]);
      expect((await door.call('GET', `${API}/outage-update`)).body).toMatchObject({ version: 3 });
      await expect(write('{{nobody}}')).rejects.toThrow(/outage-update.*nobody/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
