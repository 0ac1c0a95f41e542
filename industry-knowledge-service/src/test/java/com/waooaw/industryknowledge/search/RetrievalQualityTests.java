package com.waooaw.industryknowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.industryknowledge.KnowledgeProperties;
import com.waooaw.industryknowledge.corpus.CorpusFiles;
import com.waooaw.industryknowledge.corpus.Passage;
import com.waooaw.industryknowledge.corpus.StoredPassage;
import com.waooaw.platform.inference.Embedding;
import com.waooaw.platform.inference.ModelInfo;
import com.waooaw.platform.inference.OnnxTextEmbedder;
import com.waooaw.platform.inference.TextEmbedder;
import com.waooaw.platform.inference.TextEmbedder.Embedded;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How well questions find their passages: on labelled questions, with the real model and the committed settings. */
@Against(Peer.MINILM)
class RetrievalQualityTests {

    private static final OnnxTextEmbedder MINILM = OnnxTextEmbedder.create(2, Duration.ofSeconds(30));
    private static final KnowledgeProperties SETTINGS = settings();
    private static final List<StoredPassage> PASSAGES = embedded();
    private static final Labels LABELS = labels();

    private static Retriever byMeaning;
    private static Retriever byWords;

    @BeforeAll
    static void load() {
        byMeaning = new Retriever(
                MINILM, new LuceneVectorIndex(), new LuceneLexicalIndex(), SETTINGS, new SimpleMeterRegistry());
        byWords = new Retriever(
                new NoEmbedder(),
                new LuceneVectorIndex(),
                new LuceneLexicalIndex(),
                SETTINGS,
                new SimpleMeterRegistry());
        byMeaning.load("healthcare", PASSAGES);
        byWords.load("healthcare", PASSAGES);
    }

    @Test
    void questionsFindTheirPassagesByMeaning() {
        double recall = recallAt5("minilm+hnsw", byMeaning);

        assertThat(recall).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void questionsFindTheirPassagesByWordsWhereNoEmbeddingCanBeHad() {
        double recall = recallAt5("lexical", byWords);

        assertThat(recall).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void questionsAboutSomethingElseFindNothingToBeSureOf() {
        for (var named : Map.of("minilm+hnsw", byMeaning, "lexical", byWords).entrySet()) {
            var retriever = named.getValue();
            int silent = 0;
            int sure = 0;
            for (var question : LABELS.unrelated()) {
                var retrieval = retriever.retrieve("healthcare", question, 5);
                silent += retrieval.hits().isEmpty() ? 1 : 0;
                sure += retrieval.confidence() == Confidence.HIGH ? 1 : 0;
                if (!retrieval.hits().isEmpty()) {
                    System.out.printf(
                            "  unrelated, yet %s %.3f: %s%n",
                            retrieval.hits().getFirst().id(),
                            retrieval.hits().getFirst().score(),
                            question);
                }
            }
            System.out.printf(
                    "%s: %d of %d unrelated questions found nothing, %d were answered with high confidence%n",
                    named.getKey(), silent, LABELS.unrelated().size(), sure);
            assertThat(sure).isZero();
        }
        assertThat(LABELS.unrelated().stream()
                        .filter(q ->
                                byMeaning.retrieve("healthcare", q, 5).hits().isEmpty())
                        .count())
                .isGreaterThanOrEqualTo(Math.round(LABELS.unrelated().size() * 0.8));
    }

    /** Prints what other floors would give, so that a change of the setting is a choice. */
    @Test
    void theFloorIsChosenOnTheLabelledQuestions() {
        var index = new LuceneVectorIndex();
        index.replace(
                "healthcare",
                PASSAGES.stream()
                        .map(p -> new VectorIndex.Entry(p.passage().id(), p.vector()))
                        .toList());
        for (double floor = 0.20; floor < 0.61; floor += 0.05) {
            double at = floor;
            long kept = LABELS.related().stream()
                    .filter(l -> index.nearest("healthcare", embedding(l.question()), 5).stream()
                            .anyMatch(h ->
                                    h.similarity().value() >= at && l.passages().contains(h.id())))
                    .count();
            long refused = LABELS.unrelated().stream()
                    .filter(q -> index.nearest("healthcare", embedding(q), 1)
                                    .getFirst()
                                    .similarity()
                                    .value()
                            < at)
                    .count();
            System.out.printf(
                    "floor %.2f: %d of %d questions keep their passage, %d of %d unrelated ones find nothing%n",
                    floor,
                    kept,
                    LABELS.related().size(),
                    refused,
                    LABELS.unrelated().size());
        }
        var words = new LuceneLexicalIndex();
        words.replace(
                "healthcare",
                PASSAGES.stream()
                        .map(p -> new LexicalIndex.Entry(
                                p.passage().id(), p.passage().indexedText()))
                        .toList());
        for (double floor = 0.15; floor < 0.51; floor += 0.05) {
            double at = floor;
            long kept = LABELS.related().stream()
                    .filter(l -> words.matching("healthcare", l.question(), 5).stream()
                            .anyMatch(h -> h.score() >= at && l.passages().contains(h.id())))
                    .count();
            long refused = LABELS.unrelated().stream()
                    .filter(q -> words.matching("healthcare", q, 1).stream().noneMatch(h -> h.score() >= at))
                    .count();
            System.out.printf(
                    "lexical floor %.2f: %d of %d questions keep their passage, %d of %d unrelated ones find nothing%n",
                    floor,
                    kept,
                    LABELS.related().size(),
                    refused,
                    LABELS.unrelated().size());
        }
        System.out.printf(
                "in force: floor %.2f, confident from %.2f%n", SETTINGS.vectorFloor(), SETTINGS.vectorConfident());
    }

    private static double recallAt5(String name, Retriever retriever) {
        int found = 0;
        double reciprocal = 0;
        for (var label : LABELS.related()) {
            var hits = retriever.retrieve("healthcare", label.question(), 5).hits().stream()
                    .map(Retrieval.Hit::id)
                    .toList();
            int rank = -1;
            for (int i = 0; i < hits.size() && rank < 0; i++) {
                rank = label.passages().contains(hits.get(i)) ? i : -1;
            }
            if (rank >= 0) {
                found++;
                reciprocal += 1.0 / (rank + 1);
            } else {
                System.out.println("  missed: " + label + " got " + hits);
            }
        }
        int all = LABELS.related().size();
        System.out.printf(
                "%s: recall@5 %d of %d = %.3f, mean reciprocal rank %.3f%n",
                name, found, all, (double) found / all, reciprocal / all);
        return (double) found / all;
    }

    private static List<StoredPassage> embedded() {
        return new CorpusFiles()
                .passages("healthcare").stream()
                        .map(p -> new StoredPassage(p, embedding(p)))
                        .toList();
    }

    private static Embedding embedding(Passage passage) {
        return embedding(passage.indexedText());
    }

    private static Embedding embedding(String text) {
        return ((Embedded) MINILM.embed(text)).embedding();
    }

    private static KnowledgeProperties settings() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("industry-knowledge.yml"));
        return new Binder(new MapConfigurationPropertySource(yaml.getObject()))
                .bind("waooaw.knowledge", KnowledgeProperties.class)
                .get();
    }

    private static Labels labels() {
        try (var in = new ClassPathResource("labelled-questions.yaml").getInputStream()) {
            return YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build()
                    .readValue(new String(in.readAllBytes(), StandardCharsets.UTF_8), Labels.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theCostInForceIsTheOneOfTheDomain() {
        assertThat(SETTINGS.costPerQueryUsd()).isEqualByComparingTo(new BigDecimal("0.001"));
    }

    record Labels(List<Label> related, List<String> unrelated) {}

    record Label(String question, List<String> passages) {}

    /** An embedder that never has a turn. */
    static final class NoEmbedder implements TextEmbedder {

        @Override
        public Result embed(String text) {
            return new Unavailable("switched off");
        }

        @Override
        public ModelInfo model() {
            return new ModelInfo("none", "0");
        }
    }
}
