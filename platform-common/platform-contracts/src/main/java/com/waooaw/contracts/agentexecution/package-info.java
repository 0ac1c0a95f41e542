/** Events of Agent Execution. */
@NullMarked
package com.waooaw.contracts.agentexecution;

import org.jspecify.annotations.NullMarked;
