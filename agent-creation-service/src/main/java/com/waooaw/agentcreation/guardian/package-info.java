/** The Vision Guardian: refuses what lets an agent approve itself, reach the guards, or keep what it should not. */
@NullMarked
package com.waooaw.agentcreation.guardian;

import org.jspecify.annotations.NullMarked;
