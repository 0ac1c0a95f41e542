/**
 * The policy decision point: who may do what, decided in this process by signed bundles of policies.
 *
 * <p>Deny by default, a rule that forbids wins over one that permits, and whatever cannot be decided is denied.
 */
@NullMarked
package com.waooaw.platform.policy.pdp;

import org.jspecify.annotations.NullMarked;
