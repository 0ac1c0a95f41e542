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
    record Failed(String reason) implements Delivery {}
}
