/** Real parts for tests, and the architecture rules every service keeps. */
@NullMarked
package com.waooaw.platform.testkit;

import org.jspecify.annotations.NullMarked;
