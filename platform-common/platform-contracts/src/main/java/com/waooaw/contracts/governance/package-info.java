/** Events of Governance. */
@NullMarked
package com.waooaw.contracts.governance;

import org.jspecify.annotations.NullMarked;
