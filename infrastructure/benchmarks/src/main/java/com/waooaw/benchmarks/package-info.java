/** Load drivers and start-up measurements, run by {@code ./waooaw bench NAME}. */
@NullMarked
package com.waooaw.benchmarks;

import org.jspecify.annotations.NullMarked;
