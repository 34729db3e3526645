import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { partitionForKey } from '../partition-for-key.js';

describe('the partition of a key', () => {
  it("is the one that Kafka's own default partitioner chooses, for any key and any number of partitions", () => {
    const kafka = Partitioners.DefaultPartitioner();
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: 1, max: 200 }),
        (key, partitions) => {
          const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
            partitionErrorCode: 0,
            partitionId,
            leader: 0,
            replicas: [0],
            isr: [0],
          }));
          expect(partitionForKey(key, partitions)).toBe(
            kafka({ topic: 't', partitionMetadata, message: { key, value: null } }),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
