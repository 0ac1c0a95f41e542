/** The trial's connector: a place of our own to publish to and take back from; owns table sandbox_post. */
@NullMarked
package com.waooaw.agentexecution.sandbox;

import org.jspecify.annotations.NullMarked;
