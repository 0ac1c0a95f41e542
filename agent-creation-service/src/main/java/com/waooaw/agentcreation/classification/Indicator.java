package com.waooaw.agentcreation.classification;

import org.jspecify.annotations.Nullable;

/** One row of table 3.1: looks at a change of its own subject, and at no other. */
interface Indicator {

    /** Its name, as answers have it. */
    String code();

    /** What it saw, or nothing where the change is not its subject or it cannot tell. */
    @Nullable Seen look(Change change, Place at, Pair pair);

    /**
     * What was seen.
     *
     * @param wider whether it makes the change an evolution
     * @param step what it asks of the version otherwise
     */
    record Seen(boolean wider, VersionStep step, String words) {

        static Seen wider(String words) {
            return new Seen(true, VersionStep.MAJOR, words);
        }

        static Seen inside(String words) {
            return new Seen(false, VersionStep.MINOR, words);
        }

        static Seen words(String words) {
            return new Seen(false, VersionStep.PATCH, words);
        }
    }
}
