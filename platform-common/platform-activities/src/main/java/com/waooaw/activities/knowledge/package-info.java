/** What Industry Knowledge does for the other services. */
@NullMarked
package com.waooaw.activities.knowledge;

import org.jspecify.annotations.NullMarked;
