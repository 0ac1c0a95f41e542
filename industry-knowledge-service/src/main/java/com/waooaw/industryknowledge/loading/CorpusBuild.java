package com.waooaw.industryknowledge.loading;

import com.waooaw.industryknowledge.corpus.CorpusStore;
import com.waooaw.industryknowledge.corpus.CorpusVersions;
import com.waooaw.industryknowledge.corpus.Passage;
import com.waooaw.industryknowledge.corpus.StoredPassage;
import com.waooaw.industryknowledge.search.Retriever;
import com.waooaw.platform.inference.TextEmbedder;
import com.waooaw.platform.inference.TextEmbedder.Embedded;
import com.waooaw.platform.inference.TextEmbedder.Unavailable;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Computes each vector once, ever: a version that is stored is only loaded. */
@Component
class CorpusBuild {

    private static final Logger LOG = LoggerFactory.getLogger(CorpusBuild.class);

    private final TextEmbedder embedder;
    private final CorpusStore store;
    private final Retriever retriever;

    CorpusBuild(TextEmbedder embedder, CorpusStore store, Retriever retriever) {
        this.embedder = embedder;
        this.store = store;
        this.retriever = retriever;
    }

    /** How a build ended. */
    sealed interface Outcome {
        /** In service. */
        record Built(String version) implements Outcome {}

        /** The version before, where there is one, goes on answering. */
        record Failed(String why) implements Outcome {}
    }

    /** Builds what is not built, then takes it into service. Idempotent by what the passages say. */
    Outcome build(String collection, List<Passage> passages) {
        var version = CorpusVersions.of(passages);
        var model = embedder.model().toString();
        if (!store.isBuilt(collection, version, model)) {
            var embedded = new ArrayList<StoredPassage>();
            for (var passage : passages) {
                switch (embedder.embed(passage.indexedText())) {
                    case Embedded(var vector, var _, var _) -> embedded.add(new StoredPassage(passage, vector));
                    case Unavailable(var why) -> {
                        return new Outcome.Failed("no embedding of " + passage.id() + ": " + why);
                    }
                }
            }
            store.store(collection, version, model, embedded);
            LOG.info("built {} {} with {}: {} passages", collection, version, model, embedded.size());
        }
        retriever.load(collection, store.load(collection, version, model));
        return new Outcome.Built(version);
    }
}
