/** What an agent can do, in which order, and how each doing is recorded. */
@NullMarked
package com.waooaw.agentexecution.skill;

import org.jspecify.annotations.NullMarked;
