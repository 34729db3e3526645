import { newId } from '@viewline/kernel';
import { prepared, type PreparedStatement } from './prepared.js';
import { ServiceUnderTest } from './testing/service-under-test.js';

let service: ServiceUnderTest;

beforeEach(async () => {
  service = await ServiceUnderTest.start();
  await service.dataSource.query('CREATE TABLE thing (id uuid PRIMARY KEY, name text)');
});

afterEach(() => service.stop());

const INSERT: PreparedStatement = {
  name: 'insert-thing',
  text: 'INSERT INTO thing (id, name) VALUES ($1, $2) RETURNING id, name',
};
const FIND: PreparedStatement = { name: 'find-thing', text: 'SELECT name FROM thing WHERE id = $1' };

describe('A prepared statement', () => {
  it('is part of the transaction that it is given', async () => {
    const id = newId();
    const run = service.transactions.run(async (tx) => {
      expect(await prepared(tx, INSERT, [id, 'one'])).toEqual([{ id, name: 'one' }]);
      throw new Error('after all not');
    });
    await expect(run).rejects.toThrow('after all not');
    expect(await prepared(service.dataSource, FIND, [id])).toEqual([]);
  });

  it('is planned once for a connection, however often it is used', async () => {
    await service.transactions.run(async (tx) => {
      for (let n = 0; n < 20; n++) await prepared(tx, INSERT, [newId(), 'x']);
      expect(await tx.query('SELECT name FROM pg_prepared_statements')).toEqual([{ name: 'insert-thing' }]);
    });
  });

  it('can be used again after it has failed', async () => {
    const id = newId();
    const insert = () => service.transactions.run((tx) => prepared(tx, INSERT, [id, 'one']));
    await insert();
    await expect(insert()).rejects.toMatchObject({ code: '23505' });
    await expect(insert()).rejects.toMatchObject({ code: '23505' });
  });

  it('goes on working on connections that saw the table before a migration', async () => {
    const id = newId();
    await service.transactions.run(async (tx) => {
      await prepared(tx, INSERT, [id, 'one']);
      for (let n = 0; n < 10; n++) await prepared(tx, FIND, [id]);
      await tx.query('ALTER TABLE thing ADD COLUMN colour text');
      expect(await prepared(tx, FIND, [id])).toEqual([{ name: 'one' }]);
      await prepared(tx, INSERT, [newId(), 'two']);
    });
  });

  it('outside of a transaction gives its connection back, also when it fails', async () => {
    const wrong = { name: 'wrong', text: 'SELECT $1::int / 0' };
    for (let n = 0; n < 30; n++) {
      await prepared(service.dataSource, FIND, [newId()]);
      await expect(prepared(service.dataSource, wrong, [1])).rejects.toMatchObject({ code: '22012' });
    }
  });
});
