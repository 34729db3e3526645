// `npm run kafka [folder] [port]`: a broker to work with, until Ctrl-C.
import path from 'node:path';
import { startKafka } from './start-kafka.js';

const [dataDir = path.join('.data', 'kafka'), port = '9092'] = process.argv.slice(2);
const kafka = await startKafka({ dataDir, port: Number(port) });
console.log(`kafka://${kafka.brokers}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void kafka.stop().then(() => process.exit(0)));
}
