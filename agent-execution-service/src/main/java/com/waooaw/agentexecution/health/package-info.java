/** Proves that an agent works before it may: a sample job in the sandbox; owns table health_run. */
@NullMarked
package com.waooaw.agentexecution.health;

import org.jspecify.annotations.NullMarked;
