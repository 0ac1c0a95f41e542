package com.waooaw.local.stack;

import org.jspecify.annotations.Nullable;

/** Which Temporal a stack works with. */
public sealed interface TemporalChoice {

    /** What to type for it after {@code --temporal=}. */
    String option();

    /** One word for a program: memory, cli or elsewhere. */
    default String kind() {
        return option();
    }

    /** For a person. */
    String inWords();

    /** The server inside the launcher, on the business clock; what {@code up} uses where nothing is said. */
    record InMemory() implements TemporalChoice {

        @Override
        public String option() {
            return "memory";
        }

        @Override
        public String inWords() {
            return "in memory";
        }
    }

    /** The development server of the {@code temporal} program, a child of the launcher, its history in the state. */
    record DevServer() implements TemporalChoice {

        @Override
        public String option() {
            return "cli";
        }

        @Override
        public String inWords() {
            return "development server of the temporal program";
        }
    }

    /** A server somebody else runs. */
    record Elsewhere(String target) implements TemporalChoice {

        @Override
        public String option() {
            return target;
        }

        @Override
        public String kind() {
            return "elsewhere";
        }

        @Override
        public String inWords() {
            return "server at " + target;
        }
    }

    /**
     * What a person asked for.
     *
     * @param option of {@code --temporal}; null where nothing was said
     * @param target of {@code TEMPORAL_TARGET}, which counts where the option is absent
     */
    static TemporalChoice of(@Nullable String option, @Nullable String target) {
        if (option == null) {
            return target == null || target.isBlank() ? new InMemory() : elsewhere(target.strip(), "TEMPORAL_TARGET");
        }
        return switch (option) {
            case "memory" -> new InMemory();
            case "cli" -> new DevServer();
            default -> elsewhere(option, "--temporal");
        };
    }

    private static TemporalChoice elsewhere(String target, String where) {
        if (!target.matches("\\S*[^\\s:]:\\d{1,5}")) {
            throw new StackException(
                    where + " is not understood: " + target,
                    "Say --temporal=memory, --temporal=cli, or --temporal=HOST:PORT of a server that runs.");
        }
        return new Elsewhere(target);
    }
}
