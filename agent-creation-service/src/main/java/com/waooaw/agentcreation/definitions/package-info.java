/** Skills, job roles and teams: drafts, their certification by Genesis, and what comes with the platform. */
@NullMarked
package com.waooaw.agentcreation.definitions;

import org.jspecify.annotations.NullMarked;
