/** What other services said of themselves, as far as Governance needs it: agents and industries. */
@NullMarked
package com.waooaw.governance.known;

import org.jspecify.annotations.NullMarked;
