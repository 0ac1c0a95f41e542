/** Who asks, what went wrong, and how to say it. */
@NullMarked
package com.waooaw.platform.web;

import org.jspecify.annotations.NullMarked;
