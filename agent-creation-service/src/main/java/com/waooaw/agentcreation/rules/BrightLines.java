package com.waooaw.agentcreation.rules;

import java.util.List;

/** The four changes that always need a new certification, and that the comparison of two manifests shows by itself. */
public final class BrightLines {

    /** Codes as in the document. Source: domain.md 2.4 (G-05) and 3.1. */
    public static final List<String> CODES =
            List.of("WIDEN_EFFECTS", "REDUCE_APPROVALS", "ADD_ACCESS", "WEAKEN_SAFETY");

    private BrightLines() {}
}
