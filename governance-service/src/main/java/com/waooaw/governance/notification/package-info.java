/** Reaching a Governor: a message says that a decision waits and where; it never makes one. */
@NullMarked
package com.waooaw.governance.notification;

import org.jspecify.annotations.NullMarked;
