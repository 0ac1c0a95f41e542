/** Precedent seeds; owns tables seed and seed_evidence. */
@NullMarked
@ApplicationModule(displayName = "Seeds")
package com.waooaw.learning.seed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
