package com.waooaw.platform.inference;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** all-MiniLM-L6-v2 (int8) on ONNX Runtime. Every instance shares one session; each bounds its own callers. */
public final class OnnxTextEmbedder implements TextEmbedder {

    private static final Logger LOG = LoggerFactory.getLogger(OnnxTextEmbedder.class);

    private final MiniLmModel model;
    private final Semaphore permits;
    private final Duration maxWait;

    private OnnxTextEmbedder(MiniLmModel model, int maxConcurrent, Duration maxWait) {
        this.model = model;
        this.permits = new Semaphore(maxConcurrent, true);
        this.maxWait = maxWait;
    }

    /**
     * An embedder on the model of this JVM.
     *
     * @param maxConcurrent texts embedded at the same time; more wait
     * @param maxWait longest wait for a turn; then {@link TextEmbedder.Unavailable}
     * @throws IllegalStateException if the model cannot be loaded: a start-up fault, not one of a request
     */
    public static OnnxTextEmbedder create(int maxConcurrent, Duration maxWait) {
        return new OnnxTextEmbedder(MiniLmModel.shared(), maxConcurrent, maxWait);
    }

    @Override
    public Result embed(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank text has no embedding");
        }
        long start = System.nanoTime();
        if (!entered()) {
            return new Unavailable("no turn within " + maxWait.toMillis() + " ms");
        }
        try {
            var embedding = model.embed(text);
            return new Embedded(embedding, model(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        } catch (OrtException | IllegalArgumentException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("model", model())
                    .addKeyValue("characters", text.length())
                    .log("no embedding");
            return new Unavailable(String.valueOf(e.getMessage()));
        } finally {
            permits.release();
        }
    }

    @Override
    public ModelInfo model() {
        return MiniLmModel.info();
    }

    private boolean entered() {
        try {
            return permits.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
