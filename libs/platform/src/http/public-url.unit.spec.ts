import { ServiceConfig } from '../config/service.config.js';
import { publicBase, publicUrlOf } from './public-url.js';

type Asked = Parameters<typeof publicUrlOf>[1];

const configured = (PUBLIC_URL?: string) => Object.assign(new ServiceConfig(), { PUBLIC_URL });
const asked = { protocol: 'http', host: 'here:8080' } as Asked;

describe('the address that links begin with', () => {
  it.each(['https://crm.example/base', 'https://crm.example/base/', 'https://crm.example/base//'])(
    'of PUBLIC_URL=%s ends without a slash',
    (url) => {
      expect(publicBase(configured(url))).toBe('https://crm.example/base');
      expect(publicUrlOf(configured(url), asked)).toBe('https://crm.example/base');
    },
  );

  it('is what the caller used where nothing is configured, and nothing where nobody calls', () => {
    expect(publicUrlOf(configured(), asked)).toBe('http://here:8080');
    expect(publicBase(configured())).toBe('');
  });
});
