/** The registry: every agent, its state, its version and its manifest. Nobody else writes it. */
@NullMarked
package com.waooaw.agentcreation.registry;

import org.jspecify.annotations.NullMarked;
