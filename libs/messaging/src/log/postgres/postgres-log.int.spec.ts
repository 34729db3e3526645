import { freshDatabase, type FreshDatabase } from '@viewline/testing';
import { eventLogSuite } from '../event-log.suite.js';
import { PostgresLog } from './postgres-log.js';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('log');
});

afterAll(() => database.drop());

eventLogSuite('PostgreSQL', () => new PostgresLog(database.url));
