/** Outbox and inbox: what happened is told once, in order. */
@NullMarked
package com.waooaw.platform.events;

import org.jspecify.annotations.NullMarked;
