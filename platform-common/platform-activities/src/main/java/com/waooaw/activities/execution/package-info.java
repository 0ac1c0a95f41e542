/** What Agent Execution does for the other services. */
@NullMarked
package com.waooaw.activities.execution;

import org.jspecify.annotations.NullMarked;
