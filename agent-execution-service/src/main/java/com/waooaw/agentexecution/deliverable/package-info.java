/** What a job produced, with its sources, timings and costs; owns table deliverable. */
@NullMarked
package com.waooaw.agentexecution.deliverable;

import org.jspecify.annotations.NullMarked;
