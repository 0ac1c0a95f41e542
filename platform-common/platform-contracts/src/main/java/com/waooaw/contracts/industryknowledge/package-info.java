/** Events of Industry Knowledge. */
@NullMarked
package com.waooaw.contracts.industryknowledge;

import org.jspecify.annotations.NullMarked;
