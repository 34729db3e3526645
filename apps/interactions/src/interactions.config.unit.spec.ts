import { readConfig } from '@viewline/platform';
import { InteractionsConfig } from './interactions.config.js';

describe('The settings of interactions', () => {
  const read = (DEFAULT_REGION: string) =>
    readConfig(InteractionsConfig, { DATABASE_URL: 'postgres://localhost/x', DEFAULT_REGION });

  it.each(['sa', 'SAU', 'Mars', '966'])('refuse %s as the country of numbers without one', (region) => {
    expect(() => read(region)).toThrow('DEFAULT_REGION: must be a country code such as SA');
  });

  it('take a country code', () => {
    expect(read('SA').DEFAULT_REGION).toBe('SA');
  });
});
