/** Temporal wiring, and restart from the database. */
@NullMarked
package com.waooaw.platform.workflow;

import org.jspecify.annotations.NullMarked;
