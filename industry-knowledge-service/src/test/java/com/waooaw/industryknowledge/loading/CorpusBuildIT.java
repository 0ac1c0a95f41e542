package com.waooaw.industryknowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.industryknowledge.corpus.CorpusStore;
import com.waooaw.industryknowledge.corpus.IndustryDescription;
import com.waooaw.industryknowledge.corpus.Passage;
import com.waooaw.industryknowledge.corpus.VerifiedBy;
import com.waooaw.industryknowledge.industry.Industries;
import com.waooaw.industryknowledge.industry.IndustryState;
import com.waooaw.industryknowledge.loading.CorpusBuild.Outcome;
import com.waooaw.industryknowledge.loading.CorpusBuild.Outcome.Built;
import com.waooaw.industryknowledge.loading.CorpusBuild.Outcome.Failed;
import com.waooaw.industryknowledge.search.Retrieval;
import com.waooaw.industryknowledge.search.Retriever;
import com.waooaw.platform.inference.ModelInfo;
import com.waooaw.platform.inference.TextEmbedder;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.ServiceTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest("industry-knowledge")
class CorpusBuildIT {

    @Autowired
    TextEmbedder embedder;

    @Autowired
    CorpusStore store;

    @Autowired
    Retriever retriever;

    @Autowired
    Industries industries;

    final String collection = "test-" + UUID.randomUUID();
    final List<Passage> first = List.of(passage("X-001", "Bees make honey from nectar."));
    final List<Passage> second = List.of(
            passage("X-001", "Bees make honey from the nectar of flowers."),
            passage("X-002", "Whales sing in the sea."));

    @Test
    void aChangedCorpusIsANewVersionAndTheOldOneStays() {
        var build = new CorpusBuild(embedder, store, retriever);

        var before = versionOf(build.build(collection, first));
        var after = versionOf(build.build(collection, second));

        assertThat(after).isNotEqualTo(before);
        assertThat(retriever.retrieve(collection, "song of the whales", 1).hits())
                .extracting(Retrieval.Hit::id)
                .containsExactly("X-002");
        assertThat(store.find(collection, before, List.of("X-001")).values())
                .extracting(Passage::text)
                .containsExactly("Bees make honey from nectar.");
        assertThat(store.find(collection, after, List.of("X-001", "X-002"))).hasSize(2);
    }

    @Test
    void whatIsBuiltIsLoadedWithoutTheModel() {
        var counting = new Counting(embedder);
        var build = new CorpusBuild(counting, store, retriever);

        build.build(collection, second);
        build.build(collection, second);

        assertThat(counting.calls).isEqualTo(2);
    }

    @Test
    void aFailedBuildStoresNothingAndTheVersionBeforeGoesOnAnswering() {
        var built = versionOf(new CorpusBuild(embedder, store, retriever).build(collection, first));

        var outcome = new CorpusBuild(new Broken(embedder.model()), store, retriever).build(collection, second);

        assertThat(outcome)
                .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.why()).contains("X-001"));
        assertThat(retriever.retrieve(collection, "honey", 5).hits())
                .extracting(Retrieval.Hit::id)
                .containsExactly("X-001");
        assertThat(store.load(collection, built, embedder.model().toString())).hasSize(1);
    }

    @Test
    void anIndustryWhoseFirstBuildFailsIsADraftAgainWithTheReason() {
        var cause = Cause.root(UUID.randomUUID());
        industries.register(
                new IndustryDescription(
                        collection, collection, "Test", "none", List.of(), List.of(), List.of(), List.of()),
                cause);

        industries.buildStarted(collection, cause);
        industries.buildFailed(collection, "no embedding of X-001", cause);

        assertThat(industries.require(collection).state()).isEqualTo(IndustryState.DRAFT);
        assertThat(industries.history(collection).getLast().reason()).isEqualTo("no embedding of X-001");
    }

    private static String versionOf(Outcome outcome) {
        return ((Built) outcome).version();
    }

    private static Passage passage(String id, String text) {
        return new Passage(
                id,
                "topic",
                "Document",
                "Section",
                "https://x.nih.gov/" + id,
                "NIH",
                VerifiedBy.MEMORY,
                null,
                "US",
                text);
    }

    private static final class Counting implements TextEmbedder {

        private final TextEmbedder model;
        private int calls;

        private Counting(TextEmbedder model) {
            this.model = model;
        }

        @Override
        public Result embed(String text) {
            calls++;
            return model.embed(text);
        }

        @Override
        public ModelInfo model() {
            return model.model();
        }
    }

    private record Broken(ModelInfo model) implements TextEmbedder {

        @Override
        public Result embed(String text) {
            return new Unavailable("broken");
        }
    }
}
