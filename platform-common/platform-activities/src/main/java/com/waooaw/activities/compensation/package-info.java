/** How an act is undone by the service that did it. */
@NullMarked
package com.waooaw.activities.compensation;

import org.jspecify.annotations.NullMarked;
