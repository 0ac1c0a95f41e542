/** A customer and the agent they took on trial; owns table engagement. */
@NullMarked
package com.waooaw.agentexecution.engagement;

import org.jspecify.annotations.NullMarked;
