package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.seal.Finding.Kind;
import java.util.ArrayList;
import java.util.List;

/** What one look at a log found; the first hundred of it. Not for several threads. */
final class Findings {

    private static final int MOST = 100;

    private final List<Finding> found = new ArrayList<>();

    void add(Kind kind, long index, String message) {
        add(new Finding(kind, index, message));
    }

    void add(Finding finding) {
        if (!isFull()) {
            found.add(finding);
        }
    }

    /** Whether nothing that is found from now on is kept. */
    boolean isFull() {
        return found.size() == MOST;
    }

    List<Finding> list() {
        return List.copyOf(found);
    }
}
