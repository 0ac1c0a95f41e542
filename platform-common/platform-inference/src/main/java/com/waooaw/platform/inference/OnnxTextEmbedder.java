package com.waooaw.platform.inference;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** all-MiniLM-L6-v2 (int8) on ONNX Runtime. Every instance shares one session; each bounds its own callers. */
public final class OnnxTextEmbedder implements TextEmbedder {

    private static final Logger LOG = LoggerFactory.getLogger(OnnxTextEmbedder.class);

    private final Supplier<MiniLmModel> model;
    private final Semaphore permits;
    private final Duration maxWait;

    private OnnxTextEmbedder(Supplier<MiniLmModel> model, int maxConcurrent, Duration maxWait) {
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
        var model = MiniLmModel.shared();
        return new OnnxTextEmbedder(() -> model, maxConcurrent, maxWait);
    }

    /**
     * The same, but the model is loaded by the first text, and one that cannot be loaded is {@link TextEmbedder.Unavailable}:
     * for a service that often needs no model, and can do without.
     *
     * @param maxConcurrent texts embedded at the same time; more wait
     * @param maxWait longest wait for a turn; then {@link TextEmbedder.Unavailable}
     */
    public static OnnxTextEmbedder onFirstUse(int maxConcurrent, Duration maxWait) {
        return onFirstUse(MiniLmModel::shared, maxConcurrent, maxWait);
    }

    static OnnxTextEmbedder onFirstUse(Supplier<MiniLmModel> model, int maxConcurrent, Duration maxWait) {
        return new OnnxTextEmbedder(model, maxConcurrent, maxWait);
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
            var embedding = model.get().embed(text);
            return new Embedded(embedding, model(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        } catch (OrtException | IllegalArgumentException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("model", model())
                    .addKeyValue("characters", text.length())
                    .log("no embedding");
            return new Unavailable(String.valueOf(e.getMessage()));
        } catch (LinkageError e) {
            // what a class says whose first use failed: at the first text with the cause, and again at every other
            LOG.atError().setCause(e).addKeyValue("model", model()).log("the model cannot be loaded");
            return new Unavailable("the model cannot be loaded");
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
