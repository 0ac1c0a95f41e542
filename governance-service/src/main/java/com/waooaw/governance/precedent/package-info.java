/**
 * Precedents: what may be said yes to at once because it was said yes to before, within bounds, and can be taken back. Owns
 * the table {@code precedent_count}.
 */
@NullMarked
package com.waooaw.governance.precedent;

import org.jspecify.annotations.NullMarked;
