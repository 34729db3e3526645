import { SubscriberRegistered, type SubscriberProfile } from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { eventually, type Json } from '@viewline/testing';
import { ANNOUNCEMENT_SWEEP } from '../commands/run-announcements/run-announcements.use-case.js';
import { notificationsDoor } from './notifications-door.suite.js';

export const ANNOUNCEMENTS = '/api/notifications/v1/announcements';

export interface Result {
  status: string;
  reason?: string;
  count: number;
}

export const total = (results: readonly Result[]): number =>
  results.reduce((sum, { count }) => sum + count, 0);

export const texts = {
  en: { title: 'Maintenance', text: 'Tuesday at 02:00 GMT.' },
  ar: { title: 'صيانة', text: 'يوم الثلاثاء الساعة 02:00.' },
};

export const announcement = (audience: Json, more: Json = {}): Json => ({
  title: 'Maintenance on Tuesday',
  audience,
  purpose: 'service',
  severity: 4,
  texts,
  ...more,
});

/** The service with words for what specs do with announcements. */
export async function announcementDoor(clock: ManualClock) {
  const door = await notificationsDoor({ clock });
  return {
    ...door,
    sweep: () => door.app.get(Sweeps).runNow(ANNOUNCEMENT_SWEEP),

    async drafted(audience: Json, more: Json = {}): Promise<string> {
      const { status, body } = await door.call('POST', ANNOUNCEMENTS, announcement(audience, more));
      expect([status, body['code']]).toEqual([201, undefined]);
      return String(body['id']);
    },

    async shown(id: string): Promise<{ status: string; results: Result[]; audienceSize: number }> {
      return (await door.call('GET', `${ANNOUNCEMENTS}/${id}`)).body as never;
    },

    /** People of a region of their own, so that specs do not meet each other's. */
    async people(count: number, region: string, more: Partial<SubscriberProfile> = {}): Promise<string[]> {
      const ids = Array.from({ length: count }, () => newId());
      await door.publish(
        ids.map((subscriberId) =>
          SubscriberRegistered.create(
            { subscriberId, name: 'أمل', status: 'active', region, identities: [], ...more },
            { time: clock.now(), sequence: 1 },
          ),
        ),
      );
      await eventually(async () =>
        expect(await door.app.get(SubscriberCopy).findAll(ids)).toHaveLength(count),
      );
      return ids;
    },

    async forbid(subscriberId: string): Promise<void> {
      const path = `/api/notifications/v1/subscribers/${subscriberId}/consents`;
      const said = { purpose: 'service', granted: false, origin: 'app' };
      expect((await door.call('POST', path, said)).status).toBeLessThan(300);
    },
  };
}

export type AnnouncementDoor = Awaited<ReturnType<typeof announcementDoor>>;
