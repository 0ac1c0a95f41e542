/** What every event has in common, and the list of topics. */
@NullMarked
package com.waooaw.contracts;

import org.jspecify.annotations.NullMarked;
