import { readConfig } from '@viewline/platform';
import { NotificationsConfig } from './notifications.config.js';

describe('the days for which messages are kept', () => {
  it('are 400 where nobody says otherwise', () => {
    expect(readConfig(NotificationsConfig, {}).MESSAGE_DAYS).toBe(400);
    expect(readConfig(NotificationsConfig, { MESSAGE_DAYS: '31' }).MESSAGE_DAYS).toBe(31);
  });

  it.each(['30', '0', '-1', '10001', 'a year', '90.5'])(
    'are never %s: messages within the budget of a week stay',
    (days) => {
      expect(() => readConfig(NotificationsConfig, { MESSAGE_DAYS: days })).toThrow(/MESSAGE_DAYS/);
    },
  );
});
