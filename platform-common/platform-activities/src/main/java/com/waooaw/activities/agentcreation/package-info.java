/** What Agent Creation does for the other services. */
@NullMarked
package com.waooaw.activities.agentcreation;

import org.jspecify.annotations.NullMarked;
