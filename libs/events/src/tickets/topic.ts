/** Everything that the tickets service publishes. */
export const TICKETS_TOPIC = 'viewline.tickets';
