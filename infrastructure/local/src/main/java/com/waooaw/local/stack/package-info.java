/** The parts of the local stack, how they start and stop, and the control they answer to. */
@NullMarked
package com.waooaw.local.stack;

import org.jspecify.annotations.NullMarked;
