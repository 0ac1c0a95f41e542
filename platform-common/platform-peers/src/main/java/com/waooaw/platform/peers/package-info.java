/** Which real parts the tests of a run met, and which they could not. */
@NullMarked
package com.waooaw.platform.peers;

import org.jspecify.annotations.NullMarked;
