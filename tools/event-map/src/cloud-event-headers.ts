const text = (description: string, more: object = {}): object => ({ type: 'string', description, ...more });

/** Record headers of the CloudEvents 1.0 Kafka protocol binding, binary mode, with the extensions in use. */
export function cloudEventHeaders(): object {
  return {
    type: 'object',
    required: [
      'content-type',
      'ce_specversion',
      'ce_id',
      'ce_type',
      'ce_source',
      'ce_subject',
      'ce_time',
      'ce_recordedtime',
      'ce_partitionkey',
      'ce_sequence',
      'ce_correlationid',
    ],
    properties: {
      'content-type': { const: 'application/json' },
      ce_specversion: { const: '1.0' },
      ce_id: text('Identifies the event: sent twice, it is one event.', { format: 'uuid' }),
      ce_type: text('viewline.<aggregate>.<past-tense>.v<N>'),
      ce_source: text('/viewline/<service>'),
      ce_subject: text('Id of the aggregate that the event speaks of.'),
      ce_time: text('When it happened.', { format: 'date-time' }),
      ce_recordedtime: text('When the owning service committed to it.', { format: 'date-time' }),
      ce_partitionkey: text('Subscriber id, also the key of the record.'),
      ce_sequence: text('Counts the events of one aggregate from 1; padded with zeros.', {
        pattern: '^[0-9]+$',
      }),
      ce_correlationid: text('Shared by everything that follows from one first cause.'),
      ce_causationid: text('Id of the event that led to this one.'),
      ce_traceparent: text('W3C trace context.'),
    },
  };
}
