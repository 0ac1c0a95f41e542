/**
 * Vetoes: a Governor takes back what a precedent allowed, and what was done is undone, step by step, by the services that did
 * it. Owns the tables {@code veto} and {@code veto_step}.
 */
@NullMarked
package com.waooaw.governance.veto;

import org.jspecify.annotations.NullMarked;
