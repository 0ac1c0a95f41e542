/** The way out: what a publishing connector does for a job, whoever is behind it. */
@NullMarked
package com.waooaw.agentexecution.connector;

import org.jspecify.annotations.NullMarked;
