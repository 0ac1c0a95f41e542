/** The Admin Gateway: what operators see of the whole platform, from events alone. */
@NullMarked
package com.waooaw.admingateway;

import org.jspecify.annotations.NullMarked;
