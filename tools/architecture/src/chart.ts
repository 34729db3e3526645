import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { isThere, read, ROOT } from './workspace.js';

export const CHART = 'deploy/helm/viewline';
/** What a helm that is not connected to a cluster is told; its own idea depends on how it was built. */
const KUBERNETES = '1.33.0';

export interface ChartService {
  paths: string[];
}

export interface ChartValues {
  config: Record<string, unknown>;
  secret: { values: Record<string, unknown> };
  services: Record<string, ChartService>;
}

/** Parts of any Kubernetes resource that the tests look at. */
export interface Resource {
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  data?: Record<string, string>;
  stringData?: Record<string, string>;
  spec: Record<string, unknown>;
}

export interface Rendered {
  resources: Resource[];
  /** What helm says when it refuses. */
  refusal: string;
}

export const chartFile = (file: string): string => read(`${CHART}/${file}`);
export const chartYaml = <Content>(file: string): Content => parse(chartFile(file)) as Content;

export interface Schema {
  properties: Record<string, Schema>;
}

export const chartSchema = () =>
  JSON.parse(chartFile('values.schema.json')) as Schema & { definitions: Record<string, Schema> };

/** Names of the variables that configuration classes declare, read from their sources. */
export function declaredVariables(...files: string[]): Set<string> {
  const text = files.filter(isThere).map(read).join('\n');
  return new Set([...text.matchAll(/^ {2}([A-Z][A-Z0-9_]+)[?!]?:/gm)].map((match) => match[1] ?? ''));
}

export const hasHelm = (): boolean => spawnSync('helm', ['version'], { stdio: 'ignore' }).status === 0;

/** `helm lint` and `helm template` with a file of ci/, or with the chart's bare defaults. */
export function render(valuesFile?: string, ...options: string[]): Rendered {
  const values = valuesFile ? ['--values', path.join(ROOT, CHART, 'ci', valuesFile)] : [];
  const chart = path.join(ROOT, CHART);
  if (valuesFile) {
    const lint = helm(['lint', '--strict', chart, ...values]);
    if (lint.status !== 0) return { resources: [], refusal: `${lint.stdout}${lint.stderr}` };
  }
  const { status, stdout, stderr } = helm([
    'template',
    'crm',
    chart,
    '--kube-version',
    KUBERNETES,
    ...values,
    ...options,
  ]);
  if (status !== 0) return { resources: [], refusal: stderr };
  const documents = parseAllDocuments(stdout);
  const errors = documents.flatMap((document) => document.errors);
  if (errors.length > 0) throw new AggregateError(errors, 'what helm made is no YAML');
  const resources = documents.map((document) => document.toJS() as Resource | null);
  return { resources: resources.filter((resource) => resource !== null), refusal: '' };
}

function helm(args: string[]) {
  return spawnSync('helm', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
