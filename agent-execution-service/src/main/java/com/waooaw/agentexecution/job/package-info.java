/** A customer's job from the brief to the deliverable; owns job_execution, skill_run, research_query. */
@NullMarked
package com.waooaw.agentexecution.job;

import org.jspecify.annotations.NullMarked;
