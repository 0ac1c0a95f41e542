/** Puts together which event led to which, from what every service knows; owns no table. */
@NullMarked
@ApplicationModule(displayName = "Lineage")
package com.waooaw.admingateway.lineage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
