/** First start and each start: registers industries, builds what is new, loads the indexes. Owns no table. */
@NullMarked
@ApplicationModule
package com.waooaw.industryknowledge.loading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
