/** What changed between two manifests, and whether that is a proposal or an evolution (domain.md 3.1): rules, no model. */
@NullMarked
package com.waooaw.agentcreation.classification;

import org.jspecify.annotations.NullMarked;
