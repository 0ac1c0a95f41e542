/** What Governance does for the other services. */
@NullMarked
package com.waooaw.activities.governance;

import org.jspecify.annotations.NullMarked;
