/** Which agents there are, which may work, and exactly what they run; owns agent_entry, industry_entry, manifest_binding. */
@NullMarked
package com.waooaw.agentexecution.dispatcher;

import org.jspecify.annotations.NullMarked;
