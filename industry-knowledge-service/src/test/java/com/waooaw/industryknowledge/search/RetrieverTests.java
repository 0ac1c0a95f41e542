package com.waooaw.industryknowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.industryknowledge.KnowledgeProperties;
import com.waooaw.industryknowledge.corpus.Passage;
import com.waooaw.industryknowledge.corpus.StoredPassage;
import com.waooaw.industryknowledge.corpus.VerifiedBy;
import com.waooaw.platform.inference.Embedding;
import com.waooaw.platform.inference.ModelInfo;
import com.waooaw.platform.inference.TextEmbedder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrieverTests {

    private static final KnowledgeProperties SETTINGS =
            new KnowledgeProperties(new BigDecimal("0.001"), 0.3, 0.9, 0.01, 0.9);

    @Test
    void passagesBelowTheFloorAreLeftOut() {
        var retrieval = retriever(new Fixed(axis(0))).retrieve("c", "anything", 5);

        assertThat(retrieval.hits()).extracting(Retrieval.Hit::id).containsExactly("A-1");
        assertThat(retrieval.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(retrieval.answeredBy()).isEqualTo("minilm+hnsw");
        assertThat(retrieval.modelVersion()).isEqualTo("fixed:1");
    }

    @Test
    void nothingFoundIsLowConfidence() {
        var retrieval = retriever(new Fixed(axis(9))).retrieve("c", "anything", 5);

        assertThat(retrieval.hits()).isEmpty();
        assertThat(retrieval.confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void wordsAnswerWhereNoEmbeddingCanBeHadAndTheAnswerSaysSo() {
        var retrieval = retriever(new RetrievalQualityTests.NoEmbedder()).retrieve("c", "blister on a foot", 5);

        assertThat(retrieval.hits()).extracting(Retrieval.Hit::id).containsExactly("A-2");
        assertThat(retrieval.answeredBy()).isEqualTo("lexical");
        assertThat(retrieval.modelVersion()).startsWith("bm25:lucene-");
    }

    private static Retriever retriever(TextEmbedder embedder) {
        var retriever = new Retriever(
                embedder, new ExactVectorIndex(), new LuceneLexicalIndex(), SETTINGS, new SimpleMeterRegistry());
        retriever.load(
                "c",
                List.of(
                        new StoredPassage(passage("A-1", "Insulin lowers glucose."), axis(0)),
                        new StoredPassage(
                                passage("A-2", "Look for blisters on your feet; a foot heals slowly."), axis(1))));
        return retriever;
    }

    private static Passage passage(String id, String text) {
        return new Passage(
                id, "topic", "Document", "Section", "https://x.nih.gov", "NIH", VerifiedBy.MEMORY, null, "US", text);
    }

    private static Embedding axis(int i) {
        var values = new float[Embedding.DIMENSION];
        values[i] = 1;
        return Embedding.of(values);
    }

    private record Fixed(Embedding answer) implements TextEmbedder {

        @Override
        public Result embed(String text) {
            return new Embedded(answer, model(), 0);
        }

        @Override
        public ModelInfo model() {
            return new ModelInfo("fixed", "1");
        }
    }
}
