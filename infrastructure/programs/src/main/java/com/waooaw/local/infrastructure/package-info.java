/** What {@code infrastructure.yaml} says, as records: services, ports, topics, limits, and the public URL map. */
@NullMarked
package com.waooaw.local.infrastructure;

import org.jspecify.annotations.NullMarked;
