/**
 * Vetoes: a Governor takes back what a precedent allowed, and what was done is undone, step by step, by the services that did
 * it. Owns the tables {@code veto}, {@code veto_step} and {@code root_cause}.
 */
@NullMarked
package com.waooaw.governance.veto;

import org.jspecify.annotations.NullMarked;
