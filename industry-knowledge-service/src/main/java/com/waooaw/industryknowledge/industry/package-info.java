/** Which industries there are and where each is in its life. Owns industry and industry_state_history. */
@NullMarked
@ApplicationModule
package com.waooaw.industryknowledge.industry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
