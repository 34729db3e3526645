import { type ChartValues, chartYaml, hasHelm, render, type Resource } from './chart.js';

interface Probe {
  httpGet: { path: string; port: string };
}
interface Pod {
  automountServiceAccountToken: boolean;
  terminationGracePeriodSeconds: number;
  securityContext: object;
  containers: {
    image: string;
    securityContext: object;
    resources: { requests?: object; limits?: object };
    ports: { name: string }[];
    envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
    startupProbe?: Probe;
    livenessProbe?: Probe;
    readinessProbe?: Probe;
    volumeMounts: { name: string; mountPath: string }[];
  }[];
  volumes: { name: string }[];
  topologySpreadConstraints: { topologyKey: string; labelSelector: { matchLabels: object } }[];
}
interface Workload {
  replicas?: number;
  selector: { matchLabels: Record<string, string> };
  template: { metadata: { labels: Record<string, string> }; spec: Pod };
}

// What Helm makes of the templates can only be seen with Helm; the chart's other half is in chart.int.spec.ts.
const isInstalled = hasHelm();
if (!isInstalled) process.stderr.write('SKIPPED: helm is not installed, so the chart is not rendered.\n');
const describeWithHelm = isInstalled ? describe : describe.skip;

const SERVICES = Object.keys(chartYaml<ChartValues>('values.yaml').services);

describeWithHelm('the rendered chart', () => {
  const minimal = isInstalled ? render('minimal-values.yaml') : { resources: [], refusal: '' };
  const full = isInstalled ? render('full-values.yaml') : { resources: [], refusal: '' };

  const named = (from: Resource[], kind: string, name: string): Resource => {
    const found = from.find((each) => each.kind === kind && each.metadata.name === `crm-viewline${name}`);
    if (!found) throw new Error(`no ${kind} crm-viewline${name}`);
    return found;
  };
  const count = (from: Resource[], kind: string): number => from.filter((each) => each.kind === kind).length;
  const workload = (from: Resource[], name: string): Workload =>
    named(from, 'Deployment', `-${name}`).spec as unknown as Workload;

  it('asks for what cannot be guessed', () => {
    expect(render().refusal).toContain('config.PUBLIC_URL is required');
    expect(render('minimal-values.yaml', '--set', 'secret.values.DATABASE_URL=').refusal).toContain(
      'DATABASE_URL',
    );
    expect(render('minimal-values.yaml', '--set', 'networkPolicy.enabled=true').refusal).toContain(
      'networkPolicy.from',
    );
    expect(render('minimal-values.yaml', '--set', 'config.DRAIN_DELY=1').refusal).toContain('DRAIN_DELY');
  });

  it.each([
    ['minimal', minimal],
    ['full', full],
  ])('of %s values passes lint, and names are unique', (_name, { resources, refusal }) => {
    expect(refusal).toBe('');
    const names = resources.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(count(resources, 'Deployment')).toBe(SERVICES.length + 1);
  });

  it('needs nothing of other operators unless asked', () => {
    const kinds = new Set(minimal.resources.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(
      ['ConfigMap', 'Deployment', 'Ingress', 'Pod', 'PodDisruptionBudget', 'Secret', 'Service'].toSorted(),
    );
    for (const kind of ['HorizontalPodAutoscaler', 'NetworkPolicy', 'ServiceMonitor', 'PrometheusRule'])
      expect(count(full.resources, kind)).toBeGreaterThan(0);
  });

  it.each([...SERVICES, 'console'])('%s runs with the least of rights, twice', (name) => {
    const { replicas, selector, template } = workload(minimal.resources, name);
    expect(replicas).toBe(2);
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
    expect(template.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    for (const container of template.spec.containers) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container.resources).toMatchObject({ requests: {}, limits: {} });
    }
    const service = named(minimal.resources, 'Service', `-${name}`).spec;
    expect(service['selector']).toEqual(selector.matchLabels);
    expect(template.spec.containers[0]?.ports[0]?.name).toBe('http');
  });

  it.each(SERVICES)('%s has the time to drain before it is killed', (name) => {
    // DRAIN_DELAY + DRAIN_DEADLINE + 5 s
    expect(workload(minimal.resources, name).template.spec.terminationGracePeriodSeconds).toBe(5 + 25 + 5);
    expect(workload(full.resources, name).template.spec.terminationGracePeriodSeconds).toBe(10 + 40 + 5);
  });

  it.each(SERVICES)('%s is asked whether it lives apart from whether it can be used', (name) => {
    const [container] = workload(minimal.resources, name).template.spec.containers;
    const at = (path: string) => expect.objectContaining({ httpGet: { path, port: 'http' } }) as Probe;
    expect(container).toMatchObject({
      startupProbe: at('/health/live'),
      livenessProbe: at('/health/live'),
      readinessProbe: at('/health/ready'),
    });
  });

  it.each([...SERVICES, 'console'])('%s is spread, and leaves one replica at a time', (name) => {
    const { selector, template } = workload(minimal.resources, name);
    const spread = template.spec.topologySpreadConstraints;
    expect(spread.map(({ topologyKey }) => topologyKey)).toEqual([
      'topology.kubernetes.io/zone',
      'kubernetes.io/hostname',
    ]);
    for (const { labelSelector } of spread) expect(labelSelector).toEqual(selector);
    expect(named(minimal.resources, 'PodDisruptionBudget', `-${name}`).spec).toMatchObject({
      maxUnavailable: 1,
      selector,
    });
  });

  it('mounts what variables point at, where it is asked to, and keeps the folder that can be written', () => {
    const places = (from: Resource[], name: string) => {
      const { volumes, containers } = workload(from, name).template.spec;
      const known = volumes.map((volume) => volume.name);
      for (const mount of containers[0]?.volumeMounts ?? []) expect(known).toContain(mount.name);
      return containers[0]?.volumeMounts.map(({ mountPath }) => mountPath);
    };
    const { data } = named(full.resources, 'ConfigMap', '-notifications');
    expect(places(full.resources, 'notifications')).toEqual(['/tmp', data?.['TEMPLATE_FOLDER']]);
    expect(places(full.resources, 'timeline')).toEqual(['/tmp']);
  });

  it('lets none into the pods but those who were named and its own test', () => {
    const { podSelector, policyTypes, ingress } = named(full.resources, 'NetworkPolicy', '').spec as {
      podSelector: { matchLabels: object };
      policyTypes: string[];
      ingress: { from: { podSelector?: { matchLabels: object } }[] }[];
    };
    expect(policyTypes).toEqual(['Ingress', 'Egress']);
    for (const name of [...SERVICES, 'console'])
      expect(workload(full.resources, name).selector.matchLabels).toMatchObject(podSelector.matchLabels);
    const peers = ingress.flatMap(({ from }) => from);
    expect(peers).toHaveLength(3);
    expect(named(full.resources, 'Pod', '-test').metadata.labels).toMatchObject(
      peers.at(-1)?.podSelector?.matchLabels ?? {},
    );
  });

  it.each(SERVICES)('%s takes its variables from what exists', (name) => {
    const existing = ['viewline-database', 'viewline-subscribers'];
    for (const { resources } of [minimal, full]) {
      for (const { configMapRef, secretRef } of workload(resources, name).template.spec.containers[0]
        ?.envFrom ?? []) {
        const wanted = configMapRef ? ['ConfigMap', configMapRef.name] : ['Secret', secretRef?.name ?? ''];
        const has = resources.some((each) => each.kind === wanted[0] && each.metadata.name === wanted[1]);
        expect([wanted, has || existing.includes(wanted[1] ?? '')]).toEqual([wanted, true]);
      }
    }
  });

  it('keeps numbers whole, and lets a service’s own word win', () => {
    expect(named(full.resources, 'ConfigMap', '-subscribers').data).toMatchObject({
      IMPORT_LIMIT: '10737418240',
      BODY_LIMIT: '2097152',
      DEFAULT_REGION: 'SA',
    });
    expect(named(full.resources, 'ConfigMap', '-interactions').data).toMatchObject({
      BODY_LIMIT: '31457280',
      RATE_LIMIT: '0',
    });
    expect(named(minimal.resources, 'ConfigMap', '-timeline').data).not.toHaveProperty('BODY_LIMIT');
  });

  it('gives secrets to none but those that need them', () => {
    expect(named(full.resources, 'Secret', '-interactions').stringData).toHaveProperty('TWILIO_AUTH_TOKEN');
    expect(JSON.stringify(workload(full.resources, 'timeline'))).not.toContain('viewline-interactions');
    expect(named(minimal.resources, 'Secret', '').stringData).toEqual({
      DATABASE_URL: 'postgres://viewline:example@postgres:5432',
    });
    expect(count(minimal.resources, 'Secret')).toBe(1);
  });

  it('leaves the number of replicas to the autoscaler, where there is one', () => {
    expect(workload(full.resources, 'timeline').replicas).toBeUndefined();
    expect(workload(full.resources, 'subscribers').replicas).toBe(2);
    expect(count(full.resources, 'HorizontalPodAutoscaler')).toBe(SERVICES.length - 1);
  });

  it('leads the host of the public address to Services that exist', () => {
    interface Rule {
      host: string;
      http: { paths: { path: string; backend: { service: { name: string } } }[] };
    }
    const [rule] = named(minimal.resources, 'Ingress', '').spec['rules'] as Rule[];
    expect(rule?.host).toBe('crm.example.com');
    const services = minimal.resources.filter(({ kind }) => kind === 'Service');
    for (const { backend } of rule?.http.paths ?? [])
      expect(services.map(({ metadata }) => metadata.name)).toContain(backend.service.name);
    const paths = rule?.http.paths.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['/webhooks', '/api/timeline', '/']));
    expect(paths?.filter((path) => /health|metrics/.test(path))).toEqual([]);
  });
});
