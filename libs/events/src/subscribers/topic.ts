/** Everything that the subscribers service publishes. */
export const SUBSCRIBERS_TOPIC = 'viewline.subscribers';
