package com.waooaw.governance.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who put a question aside, and until when or why; one of both is there.
 *
 * @param until UTC, before the deadline; absent where it waits until somebody takes it up again
 * @param reason in their words; empty where a time says enough
 */
record Deferral(Stamp stamp, @Nullable Instant until, String reason) {}
