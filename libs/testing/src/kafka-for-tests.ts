/** `host:port[,host:port]` of the Apache Kafka given to this run in VIEWLINE_TEST_KAFKA. */
export function kafkaForTests(): string | undefined {
  return process.env['VIEWLINE_TEST_KAFKA']?.replace(/^kafka:\/\//, '') || undefined;
}

/** Suites that need a broker. Without one they are skipped, and the run says so where nobody overlooks it. */
export function describeWithKafka(name: string, suite: (brokers: string) => void): void {
  const brokers = kafkaForTests();
  if (brokers) {
    describe(name, () => suite(brokers));
    return;
  }
  process.stderr.write(`SKIPPED (no Kafka): ${name}\n`);
  describe.skip(name, () => {
    it('needs VIEWLINE_TEST_KAFKA=host:port', () => undefined);
  });
}
