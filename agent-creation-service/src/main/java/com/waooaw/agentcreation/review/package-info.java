/** The three reviewers side by side. */
@NullMarked
package com.waooaw.agentcreation.review;

import org.jspecify.annotations.NullMarked;
