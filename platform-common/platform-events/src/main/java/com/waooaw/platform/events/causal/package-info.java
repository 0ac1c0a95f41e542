/**
 * Causal order: nothing is handled before its cause, nothing is handled twice, nothing blocks for ever (domain.md 8.3).
 */
@NullMarked
package com.waooaw.platform.events.causal;

import org.jspecify.annotations.NullMarked;
