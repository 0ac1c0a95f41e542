/** What every service does for the others. */
@NullMarked
package com.waooaw.activities.platform;

import org.jspecify.annotations.NullMarked;
