/** How fast events travel, and what their order costs. */
@NullMarked
package com.waooaw.benchmarks.events;

import org.jspecify.annotations.NullMarked;
