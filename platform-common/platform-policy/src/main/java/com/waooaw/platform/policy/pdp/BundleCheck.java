package com.waooaw.platform.policy.pdp;

/** What came of looking for a newer bundle. */
public sealed interface BundleCheck {

    /** The bundle in force is the newest. */
    record Unchanged() implements BundleCheck {}

    /**
     * A newer one is in force from now on.
     *
     * @param bundle which
     */
    record Swapped(BundleInfo bundle) implements BundleCheck {}

    /**
     * There is another one, which is not taken: the one before stays in force.
     *
     * @param digest of the file, lower-case hex SHA-256
     * @param fault why
     * @param detail the same in one sentence
     */
    record Refused(String digest, BundleFault fault, String detail) implements BundleCheck {}

    /**
     * Nobody could look.
     *
     * @param detail why, in one sentence
     */
    record Unreachable(String detail) implements BundleCheck {}
}
