package com.waooaw.local.stack;

/** A piece of the stack that is started once, asked how it is, and stopped. */
interface Part extends AutoCloseable {

    /** Its name in {@code infrastructure.yaml} and in messages. */
    String name();

    /** Returns when it can be used. */
    void start() throws Exception;

    /** Whether it answers now; never throws. */
    boolean isHealthy();

    /** Stops it; does nothing where it is not running. */
    @Override
    void close();
}
