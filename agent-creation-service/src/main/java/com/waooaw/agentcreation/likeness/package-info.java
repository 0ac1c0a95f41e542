/**
 * Checks that compare texts by meaning, with a model beside a rule of words. What they find is evidence for a human: it refuses
 * nothing, and where the model does not answer they say that nothing was looked at.
 */
@NullMarked
package com.waooaw.agentcreation.likeness;

import org.jspecify.annotations.NullMarked;
