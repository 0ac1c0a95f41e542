/** Governance: a human decides, in time, about exactly what will be done; the log remembers it. */
@NullMarked
package com.waooaw.governance;

import org.jspecify.annotations.NullMarked;
