/** Asks every service for a sign of life; owns no table. */
@NullMarked
@ApplicationModule(displayName = "Health")
package com.waooaw.admingateway.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
