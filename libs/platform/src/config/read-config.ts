import 'reflect-metadata';
import { getMetadataStorage, validateSync } from 'class-validator';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Names every bad variable and what is expected of it; never the value, which may be a secret. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/**
 * Reads the environment into a class whose properties are named as the variables and carry class-validator
 * decorators. An empty variable counts as absent, so that the property's initial value stands.
 *
 * @throws ConfigurationError listing all problems at once
 */
export function readConfig<Config extends object>(
  configClass: new () => Config,
  env: Environment = process.env,
): Config {
  const config = new configClass();
  const values = config as Record<string, unknown>;
  for (const name of variableNames(configClass)) {
    const text = env[name]?.trim();
    if (text) values[name] = convert(text, Reflect.getMetadata('design:type', configClass.prototype, name));
  }
  const problems = validateSync(config, { forbidUnknownValues: true }).map((error) => {
    const expectations = Object.values(error.constraints ?? {}).map((text) =>
      text.replace(`${error.property} `, ''),
    );
    return `${error.property}: ${expectations.join('; ')}`;
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  return config;
}

// Only declared variables are read: the rest of the environment is none of our business.
function variableNames(configClass: new () => object): Set<string> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(configClass, '', true, false);
  return new Set(rules.map((rule) => rule.propertyName));
}

function convert(text: string, type: unknown): unknown {
  if (type === Number) return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === Boolean)
    return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text;
  return text;
}
