/** The Governor's inbox: what waits and what was decided, kept up to date, readable without a connection. */
@NullMarked
package com.waooaw.governance.inbox;

import org.jspecify.annotations.NullMarked;
