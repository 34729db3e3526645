import { SASL_MECHANISMS } from '@viewline/messaging';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';

export const MODES = ['embedded', 'cluster'] as const;
export type Mode = (typeof MODES)[number];

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const HTTP_URL = /^https?:\/\/[^\s/@]+(\/[^\s]*)?$/;
const API_KEYS =
  /^([\w.-]+:(agent|supervisor|operator|integrator):[0-9a-f]{64})(\s*,\s*[\w.-]+:(agent|supervisor|operator|integrator):[0-9a-f]{64})*$/;

/** What every service reads from the environment. A service's own configuration extends it. */
export class ServiceConfig {
  /** `embedded` is one process for evaluation: it alone may issue its own tokens. */
  @IsIn(MODES)
  MODE: Mode = 'cluster';

  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT: number = 8080;

  @IsString()
  HOST: string = '0.0.0.0';

  /** The address the world uses; vendors sign the URL they call, so it must be exact. */
  @IsOptional()
  @Matches(HTTP_URL, { message: '$property must be an http(s) URL without credentials' })
  PUBLIC_URL?: string;

  /** The server; each service uses its own database `viewline_<service>` on it. */
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: '$property must be a postgres:// URL' })
  DATABASE_URL!: string;

  /** Connections of one service's pool. */
  @IsInt()
  @Min(2)
  @Max(200)
  DATABASE_POOL: number = 10;

  /** Seconds a starting service waits for PostgreSQL to answer. */
  @IsInt()
  @Min(0)
  @Max(3600)
  DATABASE_WAIT: number = 60;

  @Matches(/^(postgres:|kafka:\/\/[\w.-]+:\d+(,[\w.-]+:\d+)*)$/, {
    message: '$property must be "postgres:" or "kafka://host:port[,host:port]"',
  })
  EVENT_LOG_URL: string = 'postgres:';

  /** Whether brokers are reached over TLS. */
  @IsBoolean()
  KAFKA_TLS: boolean = false;

  /** PEM of the authority that signed the brokers' certificates, where it is not a public one. Implies KAFKA_TLS. */
  @IsOptional()
  @Matches(/^-----BEGIN CERTIFICATE-----/, { message: '$property must be a certificate in PEM' })
  KAFKA_CA?: string;

  @IsIn(SASL_MECHANISMS)
  KAFKA_SASL_MECHANISM: (typeof SASL_MECHANISMS)[number] = 'scram-sha-512';

  /** With KAFKA_PASSWORD: brokers ask who we are (SASL). */
  @ValidateIf((config: ServiceConfig) => config.KAFKA_PASSWORD !== undefined)
  @IsString()
  @IsNotEmpty()
  KAFKA_USERNAME?: string;

  @ValidateIf((config: ServiceConfig) => config.KAFKA_USERNAME !== undefined)
  @IsString()
  @IsNotEmpty()
  KAFKA_PASSWORD?: string;

  /** Partitions of topics that do not exist yet: the most replicas that one consumer can be spread over. */
  @IsInt()
  @Min(1)
  @Max(512)
  EVENT_LOG_PARTITIONS: number = 12;

  @IsIn(LOG_LEVELS)
  LOG_LEVEL: LogLevel = 'info';

  @IsOptional()
  @Matches(HTTP_URL, { message: '$property must be an http(s) URL without credentials' })
  OIDC_JWKS_URL?: string;

  // Without issuer and audience a token made for another application of the same provider would open our doors.
  @ValidateIf((config: ServiceConfig) => config.OIDC_JWKS_URL !== undefined)
  @IsString()
  @IsNotEmpty()
  OIDC_ISSUER?: string;

  @ValidateIf((config: ServiceConfig) => config.OIDC_JWKS_URL !== undefined)
  @IsString()
  @IsNotEmpty()
  OIDC_AUDIENCE?: string;

  /** Systems' keys: `name:role:sha256-of-the-key-in-hex`, separated by commas. */
  @IsOptional()
  @Matches(API_KEYS, { message: '$property must be a comma list of name:role:sha256hex' })
  API_KEYS?: string;

  @IsOptional()
  @Matches(HTTP_URL, { message: '$property must be an http(s) URL without credentials' })
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  /** Bytes of the largest accepted request body. */
  @IsInt()
  @Min(1024)
  @Max(104_857_600)
  BODY_LIMIT: number = 1_048_576;

  /** Requests per minute and client address; 0 switches the limit off. */
  @IsInt()
  @Min(0)
  RATE_LIMIT: number = 12_000;

  /** Reverse proxies in front of us; their `x-forwarded-for` entries are believed, nobody else's. */
  @IsInt()
  @Min(0)
  @Max(10)
  TRUSTED_PROXIES: number = 0;

  /** Milliseconds between "not ready" and closing the door, for load balancers to notice. */
  @IsInt()
  @Min(0)
  @Max(60_000)
  DRAIN_DELAY: number = 0;

  /** Milliseconds after which a drain gives up waiting. */
  @IsInt()
  @Min(100)
  @Max(600_000)
  DRAIN_DEADLINE: number = 25_000;
}
