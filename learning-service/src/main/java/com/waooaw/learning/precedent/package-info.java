/** Precedents that say yes at once, and what became of it; owns the tables {@code precedent} and {@code precedent_verdict}. */
@NullMarked
@ApplicationModule(displayName = "Precedents")
package com.waooaw.learning.precedent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
