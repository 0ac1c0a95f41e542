/** The Systems Architect: refuses hidden coupling, failures that reach too far, and what cannot be taken back or paid. */
@NullMarked
package com.waooaw.agentcreation.architect;

import org.jspecify.annotations.NullMarked;
