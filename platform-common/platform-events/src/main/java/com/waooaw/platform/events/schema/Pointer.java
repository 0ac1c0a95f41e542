package com.waooaw.platform.events.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON pointer that is safe to log: a name that is neither in the style of our contracts nor a stream is somebody's
 * text, and becomes {@code *}.
 */
record Pointer(@Nullable Pointer parent, String step, int depth) {

    static final Pointer ROOT = new Pointer(null, "", 0);

    private static final Pattern OURS = Pattern.compile("[a-z0-9_]{1,64}|[A-Za-z_]{1,64}/[a-z-]{1,64}");

    Pointer child(String name) {
        var shown = OURS.matcher(name).matches() ? name.replace("/", "~1") : "*";
        return new Pointer(this, shown, depth + 1);
    }

    Pointer child(int index) {
        return new Pointer(this, Integer.toString(index), depth + 1);
    }

    @Override
    public String toString() {
        return parent == null ? "" : parent + "/" + step;
    }
}
