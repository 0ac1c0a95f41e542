/** Finds passages and says how sure it is. Owns the indexes (rebuilt at each start) and query_ledger. */
@NullMarked
@ApplicationModule
package com.waooaw.industryknowledge.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
