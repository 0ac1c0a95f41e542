package com.waooaw.agentcreation.classification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a change asks of the version, in rising order (domain.md 3.2, 3.3). */
public enum VersionStep {
    /** Nothing changed. */
    @JsonProperty("none")
    NONE,
    /** Words only: a fix. */
    @JsonProperty("patch")
    PATCH,
    /** It behaves otherwise, inside its scope. */
    @JsonProperty("minor")
    MINOR,
    /** An evolution. */
    @JsonProperty("major")
    MAJOR;

    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

    /** The version after that one; nothing where that one is none. */
    public @Nullable String after(String version) {
        var parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return null;
        }
        int major = Integer.parseInt(parts.group(1));
        int minor = Integer.parseInt(parts.group(2));
        int patch = Integer.parseInt(parts.group(3));
        return switch (this) {
            case NONE -> version;
            case PATCH -> major + "." + minor + "." + (patch + 1);
            case MINOR -> major + "." + (minor + 1) + ".0";
            case MAJOR -> (major + 1) + ".0.0";
        };
    }
}
