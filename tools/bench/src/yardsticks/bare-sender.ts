// The bare sender: one insert and one POST per message, so many at a time, nothing decided and nothing written after.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Door } from '../client/door.js';

const [databaseUrl = '', provider = '', connections = '1'] = process.argv.slice(2);
const door = new Door(provider, Number(connections));
const bodies = JSON.parse(await door.get('/bodies', {})) as string[];
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS sent (id uuid PRIMARY KEY, body jsonb NOT NULL, at timestamptz NOT NULL)',
);

const startedAt = performance.now();
let next = 0;
await Promise.all(Array.from({ length: Number(connections) }, sendOn));
process.send?.((bodies.length / (performance.now() - startedAt)) * 1000);
door.close();
await pool.end();

async function sendOn(): Promise<void> {
  for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
    const id = randomUUID();
    await pool.query({
      name: 'sent',
      text: 'INSERT INTO sent (id, body, at) VALUES ($1, $2, now())',
      values: [id, body],
    });
    const headers = { 'content-type': 'application/json', 'idempotency-key': id };
    if (!(await door.post({ path: '/send', headers, body })))
      throw new Error('the provider refused a message');
  }
}
