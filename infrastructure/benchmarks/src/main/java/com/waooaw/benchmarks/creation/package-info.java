/** How fast agents are created. */
@NullMarked
package com.waooaw.benchmarks.creation;

import org.jspecify.annotations.NullMarked;
