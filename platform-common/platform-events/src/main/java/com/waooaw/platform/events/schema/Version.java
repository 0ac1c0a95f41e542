package com.waooaw.platform.events.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code major.minor}: a newer minor only adds; a newer major is another contract. */
record Version(int major, int minor) implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})[.]([0-9]{1,4})");

    /** @throws IllegalArgumentException if it is not {@code major.minor} */
    static Version of(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a version: " + text);
        }
        return new Version(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** Null where it cannot be read. */
    static @Nullable Version of(JsonNode text) {
        return text.isString() && FORM.matcher(text.asString()).matches() ? of(text.asString()) : null;
    }

    @Override
    public int compareTo(Version other) {
        int byMajor = Integer.compare(major, other.major);
        return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
