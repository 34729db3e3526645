/** Everything that the notifications service publishes. */
export const NOTIFICATIONS_TOPIC = 'viewline.notifications';
