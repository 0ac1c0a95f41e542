package com.waooaw.agentexecution.sandbox;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The channels of the sandbox. Manifests name them: never rename one. */
enum SandboxChannel {
    /** A blog. */
    BLOG("sandbox-blog", true),
    /** A newsletter. */
    NEWSLETTER("sandbox-newsletter", true),
    /** A channel that takes nothing, so that it can be seen what a refusal leads to. */
    CLOSED("sandbox-closed", false);

    private final String wireName;
    private final boolean open;

    SandboxChannel(String wireName, boolean open) {
        this.wireName = wireName;
        this.open = open;
    }

    boolean open() {
        return open;
    }

    static Optional<SandboxChannel> named(String wireName) {
        return Arrays.stream(values()).filter(c -> c.wireName.equals(wireName)).findFirst();
    }

    static Set<String> names() {
        return Arrays.stream(values()).map(c -> c.wireName).collect(Collectors.toUnmodifiableSet());
    }
}
