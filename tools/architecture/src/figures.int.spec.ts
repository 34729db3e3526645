import { spawnSync } from 'node:child_process';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { parse } from 'yaml';
import { read, ROOT, sourcesOf, workspaces } from './workspace.js';

const OURS = /'((?:viewline|http)_[a-z_]+)'/g;
/** What is no metric in an expression: strings and labels, ranges, groupings, functions, words of the language. */
const NOT_METRICS = [
  /"[^"]*"/g,
  /\{[^}]*\}/g,
  /\[[^\]]*\]/g,
  /\b(?:by|without|on|ignoring)\s*\([^)]*\)/g,
  /\b\w+\s*(?=\()/g,
  /\b(?:and|or|unless|by|on)\b/g,
];

const promtool = (...args: string[]) => spawnSync('promtool', args, { cwd: ROOT, encoding: 'utf8' });
const hasPromtool = promtool('--version').status === 0;
if (!hasPromtool) process.stderr.write('SKIPPED: promtool is not installed, so no alert is fired.\n');
const itWithPromtool = hasPromtool ? it : it.skip;

/** Names that are registered with prom-client anywhere in the product. */
async function registered(): Promise<{ ours: string[]; all: Set<string> }> {
  const ours = workspaces()
    .flatMap(({ folder }) => sourcesOf(folder))
    .map(read)
    .filter((text) => text.includes("from 'prom-client'"))
    .flatMap((text) => [...text.matchAll(OURS)].map((match) => match[1] ?? ''));
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const defaults = (await registry.getMetricsAsJSON()).map(({ name }) => name);
  const ofHistograms = ours.flatMap((name) => ['_bucket', '_sum', '_count'].map((part) => name + part));
  return { ours, all: new Set([...ours, ...ofHistograms, ...defaults]) };
}

function metricsIn(expression: string): string[] {
  const bare = NOT_METRICS.reduce((text, pattern) => text.replaceAll(pattern, ' '), expression);
  return bare.match(/\b[a-zA-Z_:][\w:]*/g) ?? [];
}

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[];
}
interface Dashboard {
  panels: { title: string; targets?: { expr: string }[] }[];
}

describe('the figures that operators watch', () => {
  const alerts = (parse(read('docker/prometheus/rules.yml')) as Rules).groups.flatMap(({ rules }) => rules);
  const dashboard = JSON.parse(read('docker/grafana/dashboards/viewline.json')) as Dashboard;
  const panels = dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => [title, expr] as const),
  );

  let figures: Awaited<ReturnType<typeof registered>>;
  beforeAll(async () => {
    figures = await registered();
  });

  it('are told apart from the rest of an expression', () => {
    const expression =
      'max by (a, b) (deriv(x_y{z=~"w"}[10m])) > 0 unless on (a) histogram_quantile(0.9, c_bucket)';
    expect(metricsIn(expression)).toEqual(['x_y', 'c_bucket']);
  });

  it.each([...alerts.map(({ alert, expr }) => [alert, expr] as const), ...panels])(
    '%s asks for figures that exist',
    (_title, expression) => {
      const asked = metricsIn(expression);
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.filter((name) => !figures.all.has(name))).toEqual([]);
    },
  );

  it('are all on the dashboard', () => {
    const shown = panels.map(([, expression]) => expression).join(' ');
    expect(figures.ours.length).toBeGreaterThan(5);
    expect(figures.ours.filter((name) => !shown.includes(name))).toEqual([]);
  });

  it('raise alerts whose names are unique and say what is wrong', () => {
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    for (const { annotations } of alerts) expect(annotations['summary']).toMatch(/\w/);
  });

  itWithPromtool('raise each alert when it is time, and none while all is well', () => {
    const { status, stdout, stderr } = promtool('test', 'rules', 'docker/prometheus/rules.test.yml');
    expect({ status, said: status === 0 ? '' : `${stdout}${stderr}` }).toEqual({ status: 0, said: '' });
  });

  it('have a test of each alert', () => {
    const tested = read('docker/prometheus/rules.test.yml');
    const untested = alerts.map(({ alert }) => alert).filter((alert) => !tested.includes(`"${alert}"`));
    expect(untested).toEqual([]);
  });
});
