/** Everything that the disputes service publishes. */
export const DISPUTES_TOPIC = 'viewline.disputes';
