package com.waooaw.governance.approval;

import java.time.Duration;

/** How long a yes lasts. How long a Governor has is the table's to say: {@link TermsTable}. */
final class Deadlines {

    /** A yes that nobody used for so long says nothing about the world any more. */
    static final Duration USE_WITHIN = Duration.ofHours(24);

    /** A permit is for the act at hand; a restart asks for it again under the same key. */
    static final Duration PERMIT = Duration.ofMinutes(10);

    private Deadlines() {}
}
