package com.waooaw.platform.inference;

/** Turns text into an embedding, in this process, on the CPU. */
public interface TextEmbedder {

    /**
     * Embeds one text.
     *
     * <p>Budget: 50 ms at p95 for 128 word pieces on one vCPU; longer text is cut at 256 word pieces. The same text gives
     * the same vector, whatever else runs at the same time.
     *
     * @param text UTF-16, not blank
     * @return {@link Embedded}, or {@link Unavailable} if the model is busy or failed; never throws for a model failure,
     *     because every caller has a fallback
     * @throws IllegalArgumentException if {@code text} is blank
     */
    Result embed(String text);

    /** What answers. */
    ModelInfo model();

    /** An embedding, or the reason why there is none. */
    sealed interface Result {}

    /**
     * It worked.
     *
     * @param model which model made it
     * @param millis how long it took, waiting included
     */
    record Embedded(Embedding embedding, ModelInfo model, long millis) implements Result {}

    /**
     * No embedding this time.
     *
     * @param why for the log, not for the user
     */
    record Unavailable(String why) implements Result {}
}
