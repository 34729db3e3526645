/** As the service understands them, by the name under which their texts stand. */
export const TICKET_TYPES = {
  connectivity: 'Connectivity',
  software: 'Software Glitch',
  billing: 'Bill Dispute',
  other: 'Other',
} as const;
export const SEVERITIES = {
  minor: 'Minor',
  moderate: 'Moderate',
  major: 'Major',
  critical: 'Critical',
} as const;
