/** Small HTTP servers and clients of the local stack. */
@NullMarked
package com.waooaw.local.http;

import org.jspecify.annotations.NullMarked;
