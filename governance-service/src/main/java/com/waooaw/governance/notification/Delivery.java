package com.waooaw.governance.notification;

/** What came of a message. */
sealed interface Delivery {

    /**
     * The provider took it.
     *
     * @param reference what the provider calls it
     */
    record Taken(String reference) implements Delivery {}

    /**
     * It did not, or nobody knows whether it did.
     *
     * @param reason stable code, at most 100 characters: {@code unreachable}, {@code refused_21211} …
     */
    record Failed(String reason, Certainty certainty) implements Delivery {}

    /** What a failure says of the message. */
    enum Certainty {
        /** It was not sent, and may be later. */
        NOT_SENT,
        /** It was not sent, and will not be by this address. */
        NEVER,
        /** It may have been sent. */
        UNKNOWN
    }
}
