// The bare loop: what one connection can put into the timeline's table when nothing else has to be done.
import pg from 'pg';

const ROWS = 500;
const COLUMNS = {
  subscriber_id: 'uuid',
  occurred_at: 'timestamptz',
  event_id: 'uuid',
  recorded_at: 'timestamptz',
  type: 'text',
  source: 'text',
  channel: 'text',
  kind: 'text',
  title: 'text',
  text: 'text',
  direction: 'text',
  actor: 'text',
  subject_id: 'uuid',
  conversation_id: 'uuid',
  sequence: 'int',
  details: 'jsonb',
} as const;
type Row = Record<keyof typeof COLUMNS, unknown>;

const [url = ''] = process.argv.slice(2);
const client = new pg.Client({ connectionString: url });
await client.connect();
const names = Object.keys(COLUMNS) as (keyof Row)[];
// As text, the cheapest for the driver; in the order of the log, as they were projected.
const select = names.map((name) => (name === 'sequence' ? name : `${name}::text`)).join(', ');
const { rows } = await client.query<Row>(`SELECT ${select} FROM public.entry ORDER BY public.entry.event_id`);
const statement = {
  name: 'bare',
  text: `INSERT INTO bare.entry (${names.join(', ')}) SELECT * FROM unnest(${names
    .map((name, n) => `$${n + 1}::${COLUMNS[name]}[]`)
    .join(', ')})`,
};
await insert(rows.slice(0, Math.ceil(rows.length / 10)));
const rest = rows.slice(Math.ceil(rows.length / 10));
const startedAt = performance.now();
await insert(rest);
process.send?.((rest.length / (performance.now() - startedAt)) * 1000);
await client.end();

async function insert(all: readonly Row[]): Promise<void> {
  for (let start = 0; start < all.length; start += ROWS) {
    const part = all.slice(start, start + ROWS);
    await client.query({ ...statement, values: names.map((name) => part.map((row) => row[name])) });
  }
}
