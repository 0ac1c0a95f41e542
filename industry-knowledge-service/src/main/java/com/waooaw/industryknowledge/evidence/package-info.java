/** Evidence of a service with a database of its own: numbered here, carried to the audit log by its topic. */
@NullMarked
@ApplicationModule
package com.waooaw.industryknowledge.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
