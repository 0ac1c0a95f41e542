package com.waooaw.agentcreation.likeness;

/** Nothing can be compared: the model is missing, busy, slow or broken. */
final class NoEmbedding extends Exception {

    private static final long serialVersionUID = 1;

    private final String why;

    /** @param why for people */
    NoEmbedding(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
