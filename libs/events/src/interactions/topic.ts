/** Everything that the interactions service publishes. */
export const INTERACTIONS_TOPIC = 'viewline.interactions';
