/** Everything that the outages service publishes: telemetry of viewing, and service problems. */
export const OUTAGES_TOPIC = 'viewline.outages';
