/** Events of Agent Creation. */
@NullMarked
package com.waooaw.contracts.agentcreation;

import org.jspecify.annotations.NullMarked;
