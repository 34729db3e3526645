import { Compile } from 'typebox/schema';
import { chartFile, chartSchema, type ChartValues, chartYaml, declaredVariables } from './chart.js';
import { foldersIn, isThere, read, sourcesOf } from './workspace.js';

const SHARED = 'libs/platform/src/config/service.config.ts';
/** Decided by the image and the chart itself. */
const NOT_FOR_OPERATORS = ['MODE', 'PORT', 'HOST'];

/** The names that the schema lets under `config` and `secret` of a service, or of all services. */
function admitted(schema: ReturnType<typeof chartSchema>, service?: string): string[] {
  const of = service ? schema.properties['services']?.properties[service] : schema;
  const config = service ? of?.properties['config'] : schema.definitions['config'];
  const secret = of?.properties['secret']?.properties['values'];
  return [...Object.keys(config?.properties ?? {}), ...Object.keys(secret?.properties ?? {})];
}

const configurationFiles = (service: string) =>
  sourcesOf(`apps/${service}`).filter((file) => file.endsWith('.config.ts'));

function declaredBy(service: string): Set<string> {
  const usesHub = read(`apps/${service}/package.json`).includes('@viewline/tmf');
  return declaredVariables(
    SHARED,
    ...configurationFiles(service),
    ...(usesHub ? ['libs/tmf/src/hub/hub.config.ts'] : []),
  );
}

describe('the chart', () => {
  const values = chartYaml<ChartValues>('values.yaml');
  const schema = chartSchema();
  const check = Compile(schema);
  const services = foldersIn('apps')
    .filter((folder) => isThere(`${folder}/src/main.ts`))
    .map((folder) => folder.replace('apps/', ''))
    .filter((name) => name !== 'viewline');

  it('has every service', () => {
    expect(Object.keys(values.services).toSorted()).toEqual(services.toSorted());
  });

  it('has defaults and examples that its schema admits', () => {
    expect(check.Errors(values)).toEqual([true, []]);
    for (const example of ['minimal', 'full'])
      expect(check.Errors(chartYaml(`ci/${example}-values.yaml`))).toEqual([true, []]);
  });

  it.each([
    ['a misspelt variable', { config: { DRAIN_DELY: 5 } }],
    [
      'a variable of another service',
      { services: { timeline: { paths: ['/x'], config: { IMPORT_LIMIT: 1 } } } },
    ],
    ['a service that does not exist', { services: { timelines: { paths: ['/x'] } } }],
    ['an event log of no known kind', { config: { EVENT_LOG_URL: 'redis://log:6379' } }],
    ['credentials in the public address', { config: { PUBLIC_URL: 'https://user:word@crm.example' } }],
    ['no replicas', { serviceDefaults: { replicas: 0 } }],
  ])('refuses %s', (_case, wrong) => {
    expect(check.Check(wrong)).toBe(false);
  });

  it('offers every variable that all services declare, and no other', () => {
    const declared = [...declaredVariables(SHARED)].filter((name) => !NOT_FOR_OPERATORS.includes(name));
    expect(admitted(schema).toSorted()).toEqual(declared.toSorted());
  });

  it.each(services)('offers every variable that %s declares, and no other', (service) => {
    const declared = [...declaredBy(service)].filter((name) => !NOT_FOR_OPERATORS.includes(name));
    expect(admitted(schema, service).toSorted()).toEqual(declared.toSorted());
  });

  it('leads the same paths to the same services as the front door of the containers', () => {
    const template = read('docker/front-door.conf.template');
    const led = [...template.matchAll(/location (\/\S+?)\/? +\{\s+proxy_pass \$(\w+);/g)];
    const expected = led.map(([, path, service]) => `${service} ${path}`);
    const own = Object.entries(values.services).flatMap(([name, { paths }]) =>
      paths.map((path) => `${name} ${path}`),
    );
    expect(expected.length).toBeGreaterThan(5);
    expect(own.toSorted()).toEqual(expected.toSorted());
  });

  it('ships the rules and the dashboard that the containers have', () => {
    expect(chartFile('files/rules.yml')).toBe(read('docker/prometheus/rules.yml'));
    expect(chartFile('files/viewline.json')).toBe(read('docker/grafana/dashboards/viewline.json'));
  });
});
