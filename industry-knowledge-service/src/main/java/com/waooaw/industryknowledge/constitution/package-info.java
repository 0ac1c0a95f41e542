/** The constitution's text, for agents that ask before they decide and for people who read it. Owns no table. */
@NullMarked
@ApplicationModule
package com.waooaw.industryknowledge.constitution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
