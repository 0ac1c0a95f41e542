/** Genesis, the sole certifier: refuses what is incomplete, unknown or not allowed. */
@NullMarked
package com.waooaw.agentcreation.genesis;

import org.jspecify.annotations.NullMarked;
