import { hasSpec } from './validating-proxy-specs.js';
import type { ValidatingProxy } from './validating-proxy.js';

/**
 * The test that a suite's calls, and the answers to them, kept to official definitions. Put it last in the file.
 * Where the definitions are not at hand, it is skipped, and the run says so where nobody overlooks it.
 * @param specs file names, such as `TMF629-Customer-v4.0.0.swagger.json`
 */
export function itKeepsTo(
  specs: readonly string[],
  door: () => { proxies: readonly ValidatingProxy[] },
): void {
  for (const spec of specs.filter((file) => !hasSpec(file))) {
    process.stderr.write(`SKIPPED (no ${spec} in TMF_SPECS): calls are not checked by the definition\n`);
    it.skip(`keeps to ${spec}, which is not at hand: set TMF_SPECS to its folder`, () => undefined);
  }
  const present = specs.filter(hasSpec);
  if (present.length === 0) return;
  it(`keeps to ${present.join(' and ')} in both directions`, () => {
    expect(door().proxies.flatMap((proxy) => proxy.takeFindings())).toEqual([]);
  });
}
