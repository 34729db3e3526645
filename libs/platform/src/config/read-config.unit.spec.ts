import { IsBoolean, IsInt, IsOptional, IsString, MinLength } from 'class-validator';
import { ConfigurationError, readConfig } from './read-config.js';
import { ServiceConfig } from './service.config.js';

class SpecimenConfig extends ServiceConfig {
  @IsString()
  @MinLength(8)
  VENDOR_SECRET!: string;

  @IsBoolean()
  VENDOR_SANDBOX: boolean = false;

  @IsOptional()
  @IsInt()
  VENDOR_LIMIT?: number;
}

const GOOD = { DATABASE_URL: 'postgres://u:p@db:5432/x', VENDOR_SECRET: 'long enough' };

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(SpecimenConfig, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return '';
}

describe('Reading the configuration', () => {
  it('gives typed values, with defaults where nothing was said', () => {
    const config = readConfig(SpecimenConfig, {
      ...GOOD,
      PORT: ' 3000 ',
      VENDOR_SANDBOX: 'true',
      VENDOR_LIMIT: '',
    });
    expect(config).toBeInstanceOf(SpecimenConfig);
    expect(config).toMatchObject({
      PORT: 3000,
      VENDOR_SANDBOX: true,
      MODE: 'cluster',
      BODY_LIMIT: 1_048_576,
    });
    expect(config.VENDOR_LIMIT).toBeUndefined();
  });

  it.each([
    ['false', false],
    ['0', false],
    ['1', true],
  ])('takes %p for %p', (text, expected) => {
    expect(readConfig(SpecimenConfig, { ...GOOD, VENDOR_SANDBOX: text }).VENDOR_SANDBOX).toBe(expected);
  });

  it('names all bad variables at once and what is expected of them', () => {
    const message = problemsOf({
      PORT: '70000',
      VENDOR_SANDBOX: 'maybe',
      LOG_LEVEL: 'loud',
      VENDOR_SECRET: 'x',
    });
    expect(message).toMatch(/PORT: must not be greater than 65535/);
    expect(message).toMatch(/VENDOR_SANDBOX: must be a boolean/);
    expect(message).toMatch(/LOG_LEVEL: must be one of .*info/);
    expect(message).toMatch(/VENDOR_SECRET: must be longer/);
    expect(message).toMatch(/DATABASE_URL: must be a postgres:\/\/ URL/);
  });

  it('never repeats a value, which may be a secret', () => {
    const message = problemsOf({
      VENDOR_SECRET: 'hush',
      DATABASE_URL: 'mysql://root:hush2@db',
      API_KEYS: 'hush3',
      OIDC_JWKS_URL: 'https://u:hush4@x',
      PORT: 'hush5',
    });
    expect(message).toContain('API_KEYS');
    expect(message).not.toContain('hush');
  });

  it.each(['1e3', '0x10', 'Infinity', 'NaN', '3000;', '-1', '80.5'])('refuses the port %p', (PORT) => {
    expect(problemsOf({ ...GOOD, PORT })).toContain('PORT');
  });

  it.each(['kafka://', 'kafka://a', 'kafka://a:x', 'postgres', 'redis://a:1', 'kafka://a:1,'])(
    'refuses the event log %p',
    (EVENT_LOG_URL) => {
      expect(problemsOf({ ...GOOD, EVENT_LOG_URL })).toContain('EVENT_LOG_URL');
    },
  );

  it.each(['postgres:', 'kafka://a:9092', 'kafka://a:9092,b-1.example:9093'])(
    'accepts the event log %p',
    (url) => {
      expect(problemsOf({ ...GOOD, EVENT_LOG_URL: url })).toBe('');
    },
  );

  it('demands issuer and audience of who names a key set', () => {
    const message = problemsOf({ ...GOOD, OIDC_JWKS_URL: 'https://idp.example/keys' });
    expect(message).toMatch(/OIDC_ISSUER/);
    expect(message).toMatch(/OIDC_AUDIENCE/);
  });

  it('refuses API keys of an unknown role', () => {
    expect(problemsOf({ ...GOOD, API_KEYS: `a:root:${'0'.repeat(64)}` })).toContain('API_KEYS');
    expect(problemsOf({ ...GOOD, API_KEYS: `a:agent:${'0'.repeat(64)}, b:operator:${'f'.repeat(64)}` })).toBe(
      '',
    );
  });

  it('takes nothing undeclared from the environment', () => {
    expect(readConfig(SpecimenConfig, { ...GOOD, PATH: '/bin' })).not.toHaveProperty('PATH');
  });
});
