/** What agents are made of and what they may do: skills, job roles, tools and data policy, from versioned files. */
@NullMarked
package com.waooaw.agentcreation.catalogue;

import org.jspecify.annotations.NullMarked;
