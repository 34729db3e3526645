import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

export const KAFKA_VERSION = '4.4.0';
/** The binding of the slf4j generation that Kafka's own modules use. */
const SLF4J_VERSION = '1.7.36';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>viewline</groupId>
  <artifactId>kafka-jars</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${KAFKA_VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>${SLF4J_VERSION}</version></dependency>
  </dependencies>
</project>
`;

/** What is missing on this machine to run Kafka from its jars; undefined when nothing is. */
export function missingForKafka(): string | undefined {
  if (!runs('java', '-version')) return 'Java 17 or newer is not installed (command `java`).';
  if (!existsSync(jarFolder()) && !runs('mvn', '-v'))
    return 'Maven is not installed (command `mvn`); it fetches the jars of Kafka once.';
  return undefined;
}

/**
 * Class path of Apache Kafka, fetched by Maven on first use (43 MB) into `$KAFKA_CACHE_DIR` or ~/.cache/viewline.
 * @throws when Java or Maven is missing, or Maven fails
 */
export function kafkaClassPath(): string {
  const missing = missingForKafka();
  if (missing) throw new Error(`${missing} Or point EVENT_LOG_URL to a broker: kafka://host:port.`);
  if (!existsSync(jarFolder())) fetchJars();
  return path.join(jarFolder(), '*');
}

function jarFolder(): string {
  const cache = process.env['KAFKA_CACHE_DIR'] ?? path.join(homedir(), '.cache', 'viewline');
  return path.resolve(cache, `kafka-${KAFKA_VERSION}`);
}

function fetchJars(): void {
  const cache = path.dirname(jarFolder());
  mkdirSync(cache, { recursive: true });
  // Under its final name the folder is always complete.
  const unfinished = mkdtempSync(path.join(cache, 'kafka-unfinished-'));
  const pom = path.join(unfinished, 'pom.xml');
  const jars = path.join(unfinished, 'jars');
  try {
    writeFileSync(pom, POM);
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${jars}`];
    const { status, stdout } = spawnSync('mvn', ['-q', '-B', '-f', pom, ...goal], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`Maven could not fetch Kafka ${KAFKA_VERSION}: ${stdout}`);
    // Somebody else may have been faster; theirs is as good.
    if (!existsSync(jarFolder())) renameSync(jars, jarFolder());
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

const runs = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
