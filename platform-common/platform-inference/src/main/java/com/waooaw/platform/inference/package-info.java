/** Models in this process, on the CPU, each behind a port whose callers have a fallback. */
@NullMarked
package com.waooaw.platform.inference;

import org.jspecify.annotations.NullMarked;
