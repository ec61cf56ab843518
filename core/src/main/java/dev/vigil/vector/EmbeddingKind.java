package dev.vigil.vector;

/** Makes the embeddings of series of numbers and of vectors. Immutable. */
public interface EmbeddingKind {
  /** The value beside those before it; the values of a vector as they are. */
  EmbeddingKind PLAIN =
      new EmbeddingKind() {
        @Override
        public Embedding ofNumbers() {
          return new PointEmbedding();
        }

        @Override
        public Embedding ofVectors() {
          return new NamedEmbedding();
        }
      };

  /** For a series of numbers. */
  Embedding ofNumbers();

  /** For a series of vectors. */
  Embedding ofVectors();
}
