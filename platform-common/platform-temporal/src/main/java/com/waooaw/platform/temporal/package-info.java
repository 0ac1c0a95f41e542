/** Temporal's in-memory server, in business time. */
@NullMarked
package com.waooaw.platform.temporal;

import org.jspecify.annotations.NullMarked;
