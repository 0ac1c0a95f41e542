package com.waooaw.agentcreation.marketplace;

import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.WebError;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a search ended that is best first; opaque to whoever sends it back, and of use for the same question only.
 *
 * @param relevance of the last one of the page
 */
record SearchCursor(float relevance, UUID id) {

    /** Reads what {@link #toString()} wrote; {@link WebError#PARAMETER_INVALID} for anything else. */
    static @Nullable SearchCursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var parts = text.split("_", -1);
        if (parts.length == 2 && parts[0].matches("[0-9a-f]{1,8}")) {
            try {
                float relevance = Float.intBitsToFloat(Integer.parseUnsignedInt(parts[0], 16));
                if (Float.isFinite(relevance)) {
                    return new SearchCursor(relevance, UUID.fromString(parts[1]));
                }
            } catch (IllegalArgumentException e) {
                throw new WaooawException(WebError.PARAMETER_INVALID, "cursor is not one of ours", e);
            }
        }
        throw new WaooawException(WebError.PARAMETER_INVALID, "cursor is not one of ours");
    }

    @Override
    public String toString() {
        return Integer.toHexString(Float.floatToIntBits(relevance)) + "_" + id;
    }
}
