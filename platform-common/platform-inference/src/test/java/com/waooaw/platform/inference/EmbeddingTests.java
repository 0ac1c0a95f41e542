package com.waooaw.platform.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EmbeddingTests {

    @Test
    void refusesAVectorOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> Embedding.of(new float[383]));
    }

    @Test
    void refusesAVectorThatIsNotNormalised() {
        assertThatIllegalArgumentException().isThrownBy(() -> Embedding.of(new float[384]));
        assertThatIllegalArgumentException().isThrownBy(() -> Embedding.normalized(new float[384]));
    }

    @Test
    void nobodyCanChangeItFromOutside() {
        var values = unit(0);
        var embedding = Embedding.of(values);

        values[0] = 7;
        embedding.toArray()[0] = 7;

        assertThat(embedding.toArray()[0]).isEqualTo(1f);
    }

    @Test
    void oppositeDirectionsHaveCosineMinusOne() {
        var opposite = unit(0);
        opposite[0] = -1;

        assertThat(Embedding.of(unit(0)).cosine(Embedding.of(opposite)).value()).isEqualTo(-1.0);
        assertThat(Embedding.of(unit(0)).cosine(Embedding.of(unit(5))).value()).isZero();
    }

    private static float[] unit(int axis) {
        var values = new float[Embedding.DIMENSION];
        values[axis] = 1;
        return values;
    }
}
