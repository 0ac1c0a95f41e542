package com.waooaw.platform.peers;

/** A part the platform works with in earnest. The names are for people; the table of a run lists them in this order. */
public enum Peer {
    /** The server inside a Maven jar, one per test JVM. */
    POSTGRESQL("PostgreSQL (embedded)"),
    /** Of a stack that {@code ./waooaw up} started, with every commit on the disk. */
    STACK_POSTGRESQL("PostgreSQL of the local stack"),
    /** Of a stack that {@code ./waooaw up} started. */
    STACK_REDIS("Redis of the local stack"),
    /** Temporal's test server, on the business clock. */
    TEMPORAL_IN_MEMORY("Temporal (in memory)"),
    /** The server the {@code temporal} command starts. */
    TEMPORAL_SERVER("Temporal (dev server)"),
    /** Our own carrier of events. */
    RELAY("event relay"),
    /** A mail server that speaks SMTP. */
    SMTP("SMTP server"),
    /** The local issuer of tokens. */
    ISSUER("OpenID Connect issuer"),
    /** The embedding model on its real runtime. */
    MINILM("MiniLM on ONNX Runtime"),
    /** The compiler of policies. */
    OPA("OPA (compiler of policies)"),
    /** A browser. */
    CHROMIUM("Chromium"),
    /** Whatever runs container images. */
    CONTAINER_ENGINE("container engine"),
    /** The vector database of the cloud. */
    QDRANT("Qdrant"),
    /** The carrier of the cloud. */
    PUBSUB("Pub/Sub emulator"),
    /** The same in earnest, in a project somebody named. */
    PUBSUB_SERVICE("Pub/Sub (the real service)");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }
}
