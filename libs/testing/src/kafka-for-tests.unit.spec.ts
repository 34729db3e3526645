import { kafkaForTests } from './kafka-for-tests.js';

describe('kafkaForTests', () => {
  const given = process.env['VIEWLINE_TEST_KAFKA'];
  afterEach(() => {
    if (given === undefined) delete process.env['VIEWLINE_TEST_KAFKA'];
    else process.env['VIEWLINE_TEST_KAFKA'] = given;
  });

  it.each([
    ['127.0.0.1:9092', '127.0.0.1:9092'],
    ['kafka://a:1,b:2', 'a:1,b:2'],
    ['', undefined],
  ])('reads %j as %j', (value, brokers) => {
    process.env['VIEWLINE_TEST_KAFKA'] = value;
    expect(kafkaForTests()).toBe(brokers);
  });
});
