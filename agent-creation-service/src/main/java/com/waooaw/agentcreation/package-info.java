/** Turns a blueprint into a certified, approved and deployed agent. Owns the registry: nobody else writes it. */
@NullMarked
package com.waooaw.agentcreation;

import org.jspecify.annotations.NullMarked;
