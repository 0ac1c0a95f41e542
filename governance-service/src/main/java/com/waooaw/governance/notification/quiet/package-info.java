/** Quiet hours: when a Governor is left alone with what can wait. */
@NullMarked
package com.waooaw.governance.notification.quiet;

import org.jspecify.annotations.NullMarked;
