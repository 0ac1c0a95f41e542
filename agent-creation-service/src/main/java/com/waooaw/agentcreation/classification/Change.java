package com.waooaw.agentcreation.classification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One difference between two manifests.
 *
 * @param path JSON pointer in which an element of a list is named by what identifies it:
 *     {@code /tools/cms/operations/publish/type}
 * @param before absent for what was added
 * @param after absent for what was removed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
        String path,
        Kind kind,
        @Schema(implementation = Object.class) @Nullable JsonNode before,
        @Schema(implementation = Object.class) @Nullable JsonNode after) {

    /** What happened there. */
    public enum Kind {
        /** Was not there. */
        @JsonProperty("added")
        ADDED,
        /** Is not there any more. */
        @JsonProperty("removed")
        REMOVED,
        /** Is another. */
        @JsonProperty("changed")
        CHANGED;

        private Kind mirrored() {
            return switch (this) {
                case ADDED -> REMOVED;
                case REMOVED -> ADDED;
                case CHANGED -> CHANGED;
            };
        }
    }

    /** The change that takes this one back. */
    public Change mirrored() {
        return new Change(path, kind.mirrored(), /* before= */ after, /* after= */ before);
    }
}
