/** Programs that get everything from outside: all six services in one process, the migration job, the health check. */
@NullMarked
package com.waooaw.programs;

import org.jspecify.annotations.NullMarked;
