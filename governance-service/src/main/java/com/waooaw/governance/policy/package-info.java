/**
 * Policy decisions as Governance answers them: who may do what, by the signed bundle in force; owns the tables
 * {@code policy_attestation} and {@code policy_bundle}.
 */
@NullMarked
package com.waooaw.governance.policy;

import org.jspecify.annotations.NullMarked;
