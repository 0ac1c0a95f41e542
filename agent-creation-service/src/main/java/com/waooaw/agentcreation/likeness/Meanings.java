package com.waooaw.agentcreation.likeness;

import com.waooaw.platform.inference.Embedding;
import com.waooaw.platform.inference.TextEmbedder;
import com.waooaw.platform.inference.TextEmbedder.Embedded;
import com.waooaw.platform.inference.TextEmbedder.Unavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Embeddings for the checks: those of the committed sentences are kept, and whatever goes wrong is one exception. */
final class Meanings {

    private static final Logger LOG = LoggerFactory.getLogger(Meanings.class);

    /** An attempt of the activity has two minutes, and two such checks are far from the only thing in it. */
    private static final long MOST_MILLIS = 20_000;

    private final TextEmbedder embedder;
    private final Map<String, Embedding> committed = new ConcurrentHashMap<>();

    Meanings(TextEmbedder embedder) {
        this.embedder = embedder;
    }

    /** For the check of one blueprint. */
    Reading reading() {
        return new Reading();
    }

    /**
     * Of some sentences the one nearest to a text, and how near they are.
     *
     * @param cosine of the nearest one, or the mean of several; in [-1, 1]
     */
    record Near(String sentence, double cosine) {}

    /** The comparisons of one check; counts how long they take. For one thread. */
    final class Reading {

        private long millis;
        private String model = "";

        private Reading() {}

        /** The model that was asked, as name and version. */
        String model() {
            return model;
        }

        /** The embedding of what an author wrote. */
        Embedding of(String text) throws NoEmbedding {
            return switch (ask(text)) {
                case Embedded embedded -> {
                    model = embedded.model().toString();
                    millis += embedded.millis();
                    yield embedded.embedding();
                }
                case Unavailable(var why) -> {
                    LOG.warn("nothing compared by meaning: {}", why);
                    throw new NoEmbedding("the model does not answer");
                }
            };
        }

        /** How near a text is to the nearest committed sentences: the mean of so many. */
        Near nearest(Embedding text, List<String> sentences, int many) throws NoEmbedding {
            var all = new ArrayList<Near>();
            for (var sentence : sentences) {
                all.add(new Near(sentence, text.cosine(committed(sentence)).value()));
            }
            all.sort(Comparator.comparingDouble(Near::cosine).reversed());
            double mean =
                    all.stream().limit(many).mapToDouble(Near::cosine).average().orElse(-1);
            return new Near(all.getFirst().sentence(), mean);
        }

        private Embedding committed(String sentence) throws NoEmbedding {
            var known = committed.get(sentence);
            if (known == null) {
                known = of(sentence);
                committed.put(sentence, known);
            }
            return known;
        }

        private TextEmbedder.Result ask(String text) throws NoEmbedding {
            if (millis > MOST_MILLIS) {
                throw new NoEmbedding("the model took longer than " + MOST_MILLIS / 1000 + " seconds");
            }
            try {
                return embedder.embed(text);
            } catch (RuntimeException e) {
                // an embedder promises not to; a fault in one must not hold up every creation
                LOG.warn("the model failed", e);
                throw new NoEmbedding("the model failed");
            }
        }
    }
}
