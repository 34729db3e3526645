import { startEmbeddedPostgres } from '../embedded-postgres.js';

const { url, port, pid } = await startEmbeddedPostgres({
  dataDir: process.argv[2] ?? '',
  settings: { shared_buffers: '16MB' },
});
console.log(JSON.stringify({ url, port, pid }));
setInterval(() => undefined, 60_000);
