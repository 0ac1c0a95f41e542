package com.waooaw.platform.web;

import com.waooaw.platform.kernel.WaooawException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended that is newest first; opaque to whoever sends it back. What follows is older, or as old and
 * of a lesser id.
 *
 * @param at when the last one of the page was made, UTC
 * @param id of that one
 */
public record Cursor(Instant at, UUID id) {

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text absent for the first page
     * @throws WaooawException {@link WebError#PARAMETER_INVALID} for anything else
     */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var parts = text.split("_", -1);
        if (parts.length != 2) {
            throw notOurs(null);
        }
        try {
            return new Cursor(OffsetDateTime.parse(parts[0]).toInstant(), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw notOurs(e);
        }
    }

    private static WaooawException notOurs(@Nullable Exception e) {
        return new WaooawException(WebError.PARAMETER_INVALID, "cursor is not one of ours", e);
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
