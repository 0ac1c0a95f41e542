/** The {@code waooaw} command line. */
@NullMarked
package com.waooaw.local.cli;

import org.jspecify.annotations.NullMarked;
