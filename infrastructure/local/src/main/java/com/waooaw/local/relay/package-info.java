/** The local carrier of events: stores what services publish and pushes it to their subscribers. */
@NullMarked
package com.waooaw.local.relay;

import org.jspecify.annotations.NullMarked;
