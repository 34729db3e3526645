export { doorSecretsFromEnv, type DoorSecrets } from './door-secrets.js';
export { liveTraffic, type LiveOptions } from './live-traffic.js';
export type { Count, SimulationResult } from './sending/tally.js';
export { signers } from './signing/signers.js';
export type { SignedRequest } from './signing/signed-request.js';
export { simulate, type Progress, type SimulationOptions } from './simulate.js';
