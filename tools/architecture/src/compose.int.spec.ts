import { parse } from 'yaml';
import { type ChartValues, chartYaml } from './chart.js';
import { read } from './workspace.js';

interface Container {
  build?: { target: string; args: { APP: string } };
  environment?: Record<string, string | number>;
  healthcheck?: { start_period?: string };
}

interface Scraped {
  scrape_configs: { dns_sd_configs: { names: string[] }[] }[];
}

const REQUIRED = /\$\{([A-Z_]+):\?/g;

describe('the containers of docker/compose.yaml', () => {
  const text = read('docker/compose.yaml');
  const { services: containers } = parse(text, { merge: true }) as { services: Record<string, Container> };
  const services = Object.keys(chartYaml<ChartValues>('values.yaml').services);

  it('are all services, each built as itself', () => {
    const built = Object.entries(containers).filter(([, { build }]) => build?.target === 'service');
    expect(built.map(([name]) => name).toSorted()).toEqual(services.toSorted());
    for (const [name, { build }] of built) expect(build?.args.APP).toBe(name);
  });

  it('are all asked for their figures', () => {
    const { scrape_configs: scraped } = parse(read('docker/prometheus/prometheus.yml')) as Scraped;
    const asked = scraped.flatMap((job) => job.dns_sd_configs.flatMap(({ names }) => names));
    expect(asked.toSorted()).toEqual(services.toSorted());
  });

  it('ask for nothing that the example of their settings leaves out', () => {
    const example = read('docker/.env.example');
    const offered = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    const required = [...text.matchAll(REQUIRED)].map((match) => match[1]);
    expect(required).toContain('POSTGRES_PASSWORD');
    expect(offered).toEqual(expect.arrayContaining(required));
  });

  // A server that cannot be set up with these words never starts, and only the first start shows it.
  it('set PostgreSQL up with the locale and the encoding that every test runs on', () => {
    const [, tested = ''] = /const LOCALE = \[([^\]]+)\]/.exec(read('tools/postgres/src/cluster.ts')) ?? [];
    const words = [...tested.matchAll(/'([^']+)'/g)].map((match) => match[1]);
    expect(words).not.toEqual([]);
    expect(containers['postgres']?.environment?.['POSTGRES_INITDB_ARGS']).toBe(words.join(' '));
  });

  it('have time for a first start before they count as broken', () => {
    for (const name of ['postgres', 'kafka'])
      expect(containers[name]?.healthcheck?.start_period).toMatch(/^\d+s$/);
  });
});
