/** Append-only evidence, and the canonical form everything is hashed in. */
@NullMarked
package com.waooaw.platform.audit;

import org.jspecify.annotations.NullMarked;
