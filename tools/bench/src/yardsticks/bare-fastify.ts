// The bare service: one handler, one insert, nothing checked.
import { fastify } from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
pool.on('error', () => undefined);
await pool.query(
  'CREATE TABLE IF NOT EXISTS intake (id text PRIMARY KEY, body jsonb NOT NULL, at timestamptz NOT NULL)',
);

const app = fastify();
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
  done(null, Object.fromEntries(new URLSearchParams(String(body)))),
);
app.get('/health/ready', () => ({ status: 'ready' }));
app.post<{ Body: Record<string, string> }>('/webhooks/twilio/sms', async (request, reply) => {
  await pool.query({
    name: 'intake',
    text: 'INSERT INTO intake (id, body, at) VALUES ($1, $2, now())',
    values: [request.body['MessageSid'], request.body],
  });
  return reply.type('text/xml').send('<Response/>');
});
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
await app.listen({ host: process.env['HOST'], port: Number(process.env['PORT']) });
