import bidiFactory from 'bidi-js';

// The package's types speak of its ES build; Node gets the CommonJS one, which is the factory itself.
const factory = bidiFactory as unknown as typeof bidiFactory.default;

/** The Unicode Bidirectional Algorithm, UAX #9. */
export const bidi = factory();
export type Embedding = ReturnType<typeof bidi.getEmbeddingLevels>;
