package com.waooaw.platform.inference;

import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;

/** A fake: every word is a fixed random direction, a text is their sum. Shared words make texts alike. */
final class HashingTextEmbedder implements TextEmbedder {

    private final boolean exhausted;

    HashingTextEmbedder(boolean exhausted) {
        this.exhausted = exhausted;
    }

    @Override
    public Result embed(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank text has no embedding");
        }
        if (exhausted) {
            return new Unavailable("no capacity");
        }
        var sum = new float[Embedding.DIMENSION];
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", 300)) {
            var random = new SplittableRandom(word.hashCode());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) random.nextDouble(-1, 1);
            }
        }
        return new Embedded(Embedding.normalized(sum), model(), Duration.ZERO.toMillis());
    }

    @Override
    public ModelInfo model() {
        return new ModelInfo("hashing", "1");
    }
}
