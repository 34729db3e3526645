import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEventLog, type KafkaAccess } from '@viewline/messaging';
import { eventually } from '@viewline/testing';
import { missingForKafka } from './jars.js';
import { startKafka, type RunningKafka } from './start-kafka.js';

const TOPIC = 'viewline.trial';
const USER = { username: 'viewline', password: 'correct horse' };

const why =
  process.env['VIEWLINE_TEST_KAFKA_LOCAL'] !== '1'
    ? 'VIEWLINE_TEST_KAFKA_LOCAL is not 1.'
    : (missingForKafka() ??
      (spawnSync('openssl', ['version']).status === 0 ? undefined : 'openssl is missing.'));
if (why) process.stderr.write(`SKIPPED (no secured Kafka): Kafka behind TLS and SASL. ${why}\n`);

(why ? describe.skip : describe)('Kafka behind TLS and SASL', () => {
  let folder: string;
  let kafka: RunningKafka;
  let certificate: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'viewline-kafka-test-'));
    const made = selfSigned(folder);
    certificate = made.certificate;
    kafka = await startKafka({ dataDir: path.join(folder, 'kafka'), secured: { ...made, ...USER } });
  }, 180_000);
  afterAll(async () => {
    await kafka.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (access: KafkaAccess) => openEventLog(`kafka://${kafka.securedBrokers}`, 'test', access);
  const known = (): KafkaAccess => ({
    KAFKA_CA: certificate,
    KAFKA_SASL_MECHANISM: 'plain',
    KAFKA_USERNAME: USER.username,
    KAFKA_PASSWORD: USER.password,
  });

  it('takes and gives records to whoever proves their name and trusts its certificate', async () => {
    const log = open(known());
    await log.ensureTopic(TOPIC, 1);
    await log.publish([{ topic: TOPIC, key: 'a', headers: { n: '1' }, value: Buffer.from('one') }]);
    const read: string[] = [];
    // A broker that has just begun is still loading what it knows of groups.
    await eventually(
      () =>
        log.scan({ topic: TOPIC, partition: 0, from: 0, to: 1 }, async (records) => {
          read.push(...records.map(({ value }) => String(value)));
        }),
      { within: 30_000 },
    );
    await log.close();
    expect(read).toEqual(['one']);
  }, 60_000);

  it.each<[string, Partial<KafkaAccess>, RegExp]>([
    ['with a wrong password', { KAFKA_PASSWORD: 'wrong' }, /Invalid username or password/],
    ['without a name', { KAFKA_USERNAME: undefined, KAFKA_PASSWORD: undefined }, /./],
    ['who does not know its authority', { KAFKA_CA: undefined, KAFKA_TLS: true }, /self-signed certificate/],
  ])(
    'is closed to somebody %s',
    async (_who, wrong, refusal) => {
      const log = open({ ...known(), ...wrong });
      await expect(log.ping()).rejects.toThrow(refusal);
      await log.close();
    },
    60_000,
  );

  it('asks for name and password together', () => {
    expect(() => open({ KAFKA_USERNAME: 'viewline' })).toThrow('go together');
  });
});

function selfSigned(folder: string): { certificate: string; key: string } {
  const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', key, '-out', certificate];
  const made = spawnSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`openssl could not make a certificate: ${made.stderr}`);
  return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
}
