/** Whether an event is what its contract says, for who publishes it and who receives it. */
@NullMarked
package com.waooaw.platform.events.schema;

import org.jspecify.annotations.NullMarked;
