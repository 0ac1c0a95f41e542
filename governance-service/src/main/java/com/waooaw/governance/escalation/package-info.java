/** Escalations: what somebody could not decide, the Governor who is to, the clock on it, and what came of it. */
@NullMarked
package com.waooaw.governance.escalation;

import org.jspecify.annotations.NullMarked;
