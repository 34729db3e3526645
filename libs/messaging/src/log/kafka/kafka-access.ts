import { DomainError } from '@viewline/kernel';
import type { KafkaConfig, SASLOptions } from 'kafkajs';

export const SASL_MECHANISMS = ['scram-sha-512', 'scram-sha-256', 'plain'] as const;

/** How brokers are spoken to, as it stands in the environment. Nothing given: plain text, without a name. */
export interface KafkaAccess {
  KAFKA_TLS?: boolean;
  /** PEM of the authority that signed the brokers' certificates, where it is not a public one. */
  KAFKA_CA?: string;
  KAFKA_SASL_MECHANISM?: (typeof SASL_MECHANISMS)[number];
  KAFKA_USERNAME?: string;
  KAFKA_PASSWORD?: string;
}

/** @throws DomainError `config.kafka-access` for a name without a password or the other way round */
export function connectionOf(access: KafkaAccess): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const { KAFKA_TLS: tls, KAFKA_CA: ca, KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = access;
  if (!username !== !password) {
    throw new DomainError('invalid', 'config.kafka-access', 'KAFKA_USERNAME and KAFKA_PASSWORD go together');
  }
  const mechanism = access.KAFKA_SASL_MECHANISM ?? SASL_MECHANISMS[0];
  return {
    ...((tls || ca) && { ssl: ca ? { ca: [ca] } : true }),
    ...(username && password && { sasl: { mechanism, username, password } as SASLOptions }),
  };
}
